import { setTimeout as pause } from 'node:timers/promises';
import { RuntimeFault } from '@duban/runtime';

const shortestMs = 500;
const longestMs = 10_000;

/** What to say about an outage. */
export interface Outage {
  /** Said at the first failure only. */
  readonly away: (error: unknown) => void;
  readonly back: () => void;
}

/**
 * Tries until it succeeds, at most ten seconds apart.
 * @throws RuntimeFault at once, and the signal's reason if it is aborted meanwhile
 */
export async function untilReached<T>(
  reach: () => Promise<T>,
  outage: Outage,
  signal: AbortSignal,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    signal.throwIfAborted();
    try {
      const reached = await reach();
      if (failures > 0) outage.back();
      return reached;
    } catch (error) {
      if (error instanceof RuntimeFault) throw error; // a person has to mend that
      if (failures === 0) outage.away(error);
      await pause(Math.min(longestMs, shortestMs * 2 ** failures), undefined, { signal });
    }
  }
}
