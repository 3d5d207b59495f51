import { sideBySide } from '@duban/timing';
import { beating } from './beating';
import { givingUp } from './giving-up';
import type { ArmedClock } from '@duban/persistence';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** Calls to Temporal at one time. */
const atOnce = 50;

/** Settles the clocks of a dispatch and starts each up to its first wake; one that runs is told to look again. */
export function startClocksActivity({ dispatches, workflows }: Workplace): Activities['startClocks'] {
  const start = async (clock: ArmedClock): Promise<boolean> => {
    if (!(await workflows.startClock(clock))) await workflows.rearmClock(clock);
    return true;
  };
  return (dispatchId) => givingUp(() => beating(() => sideBySide(dispatches.arm(dispatchId), atOnce, start)));
}
