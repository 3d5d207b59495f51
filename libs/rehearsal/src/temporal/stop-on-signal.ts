import { setTimeout as pause } from 'node:timers/promises';

/** How long workers have to put down what they hold before their servers are stopped, ms. */
const graceMs = 3000;

const codes = { SIGINT: 130, SIGTERM: 143 } as const;
type Stop = keyof typeof codes;

/** What a process that was told to stop does, until `release`. */
export interface Stopping {
  /** Never settles once the process was told to stop: it ends when everything is closed, and not before. */
  readonly unlessStopped: <T>(work: Promise<T>) => Promise<T>;
  readonly release: () => void;
}

/**
 * Has SIGINT and SIGTERM close what was opened before the process ends, with the customary exit code: servers of a
 * rehearsal are children that would go on without it. What fails meanwhile, because its server is gone, is nobody's fault.
 */
export function stopOnSignal(close: () => Promise<void>): Stopping {
  let stopped = false;
  const working = new Set<Promise<unknown>>();
  const ended = new Promise<void>(() => {
    // Never: the process ends instead.
  });
  const stop = (signal: Stop): void => {
    if (stopped) return;
    stopped = true;
    process.on('uncaughtException', () => undefined);
    void Promise.race([Promise.allSettled(working), pause(graceMs)])
      .then(close)
      .catch((error: unknown) => {
        console.error(error);
      })
      .finally(() => {
        process.exit(codes[signal]);
      });
  };
  const signals = Object.keys(codes) as Stop[];
  for (const signal of signals) process.on(signal, stop);
  const unlessStopped = async <T>(work: Promise<T>): Promise<T> => {
    working.add(work);
    try {
      return await work;
    } catch (error) {
      if (stopped) await ended;
      throw error;
    } finally {
      working.delete(work);
    }
  };
  return {
    unlessStopped,
    release: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}
