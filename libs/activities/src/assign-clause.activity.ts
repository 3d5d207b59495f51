import { availableParallelism } from 'node:os';
import { Context } from '@temporalio/activity';
import { beating } from './beating';
import { givingUp } from './giving-up';
import { Turns } from './turns';
import type { AssignProgress } from '@duban/persistence';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/**
 * Clauses that one worker assigns at a time: they work the processor and the disk, and wakes must not wait for them. Each
 * works out its next batch while the last one is written, so that two fill two processors; more take memory alone.
 */
const atOnce = Math.min(4, Math.max(2, availableParallelism()));

/** Assigns a clause's tasks in batches, going on where an earlier try stood. */
export function assignClauseActivity({ dispatches }: Workplace): Activities['assignClause'] {
  const turns = new Turns(atOnce);
  return (dispatchId, clause) => {
    const before = Context.current().info.heartbeatDetails as AssignProgress | undefined;
    return givingUp(() =>
      beating(
        (beat) =>
          turns.take(async () => {
            const run = { from: before ?? null, heartbeat: beat };
            const { started } = await dispatches.assignClause(dispatchId, clause, run);
            return started;
          }),
        before,
      ),
    );
  };
}
