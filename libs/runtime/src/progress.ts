/** Tells a person what a long start is doing. Lines are Chinese; nothing depends on them. */
export interface Progress {
  /** One finished line. */
  say: (line: string) => void;
  /** A line that may still change: on a terminal it is overwritten, elsewhere it is printed now and then. */
  update: (line: string) => void;
}

/** For tests and for services, where nobody waits at a terminal. */
export const silent: Progress = {
  say: () => undefined,
  update: () => undefined,
};

const pauseOffTerminalMs = 5000;

/** Progress on a stream: one line overwritten on a terminal, at most one line in five seconds elsewhere. */
export function progressOn(out: NodeJS.WriteStream): Progress {
  let open = false;
  let last = Date.now();
  return {
    say: (line) => {
      if (open) out.write('\r\u001B[K');
      open = false;
      last = Date.now();
      out.write(`${line}\n`);
    },
    update: (line) => {
      if (out.isTTY) {
        open = true;
        out.write(`\r\u001B[K${line}`);
        return;
      }
      const now = Date.now();
      if (now - last < pauseOffTerminalMs) return;
      last = now;
      out.write(`${line}\n`);
    },
  };
}
