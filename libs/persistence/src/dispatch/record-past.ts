import type { Dispatches } from './dispatches';
import type { History } from './first-rows';

/**
 * Carries out a requested dispatch in one go, without workflows, and gives its tasks a past: a demonstration's
 * year, or the load of a measurement. May be run again after a kill; done tasks are left as they are.
 * @param progress after each batch: tasks done so far
 * @returns the tasks that the dispatch has by then
 */
export async function recordPast(
  dispatches: Dispatches,
  dispatchId: string,
  history: History,
  progress: (tasks: number) => void = () => undefined,
): Promise<number> {
  const { clauses } = await dispatches.prepare(dispatchId);
  let done = 0;
  for (const { clause } of clauses) {
    const before = done;
    const { started } = await dispatches.assignClause(dispatchId, clause, {
      from: null,
      heartbeat: ({ from }) => progress(before + from),
      history,
    });
    done += started;
  }
  for await (const _ of dispatches.arm(dispatchId));
  await dispatches.finish(dispatchId);
  return done;
}
