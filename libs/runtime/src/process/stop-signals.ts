/** Requests from outside to end. */
export interface StopSignals {
  /** Resolves with the first one. */
  readonly first: Promise<NodeJS.Signals>;
  /** Aborted by a second one: whoever asks twice wants it quickly. */
  readonly hasten: AbortSignal;
  readonly dispose: () => void;
}

const watched: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** One Ctrl-C reaches us twice, from the terminal and passed on by npm. */
const sameWithinMs = 700;

/** Listens for SIGINT, SIGTERM and SIGHUP, which then no longer end the process by themselves. */
export function stopSignals(): StopSignals {
  const second = new AbortController();
  let firstAt: number | undefined;
  let listener: (signal: NodeJS.Signals) => void = () => undefined;
  const first = new Promise<NodeJS.Signals>((resolve) => {
    listener = (signal) => {
      firstAt ??= Date.now();
      if (Date.now() - firstAt > sameWithinMs) second.abort();
      else resolve(signal);
    };
  });
  for (const signal of watched) process.on(signal, listener);
  return {
    first,
    hasten: second.signal,
    dispose: () => {
      for (const signal of watched) process.off(signal, listener);
    },
  };
}
