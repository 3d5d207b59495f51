import { setTimeout as pause } from 'node:timers/promises';
import type { RuleChanges } from '@duban/persistence';
import { reasonOf, say } from './worker.text';

/** How often a change of rules is looked for, ms, and the pause after a failure. */
const lookEveryMs = 1000;
const afterFailureMs = 10_000;

/**
 * Takes changed rules through the running tasks, batch by batch, until it is told to stop: those that an API began and
 * did not finish, and the second look at each. Any number of workers may: a batch is one worker's.
 */
export async function moveRules(changes: RuleChanges, signal: AbortSignal): Promise<void> {
  let failed = false;
  while (!signal.aborted) {
    let rest = 0;
    try {
      if (!(await changes.step())) rest = lookEveryMs;
      failed = false;
    } catch (error) {
      // The relay says what is away; a batch that cannot be done is said once.
      if (!failed) console.error(say.rulesWait(reasonOf(error)));
      failed = true;
      rest = afterFailureMs;
    }
    if (rest > 0) await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
