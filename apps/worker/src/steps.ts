import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from './worker.text';

/** Work in steps, each a transaction of its own; a step says whether there was anything to do. */
export interface Stepped {
  readonly step: () => Promise<boolean>;
}

/** How often work is looked for, ms, and the pause after a failure. */
const lookEveryMs = 1000;
const afterFailureMs = 10_000;

/**
 * Takes step after step until it is told to stop: what an API began and did not finish. Any number of workers may: a
 * step is one worker's. @param waits says that a step could not be done, and why
 */
export async function takeSteps(
  work: Stepped,
  { waits, signal }: { readonly waits: (reason: string) => string; readonly signal: AbortSignal },
): Promise<void> {
  let failed = false;
  while (!signal.aborted) {
    let rest = 0;
    try {
      if (!(await work.step())) rest = lookEveryMs;
      failed = false;
    } catch (error) {
      // The relay says what is away; a step that cannot be done is said once.
      if (!failed) console.error(waits(reasonOf(error)));
      failed = true;
      rest = afterFailureMs;
    }
    if (rest > 0) await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
