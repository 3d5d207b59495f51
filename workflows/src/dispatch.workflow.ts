import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  isCancellation,
  proxyActivities,
  rootCause,
  setHandler,
} from '@temporalio/workflow';
import { withoutEnd } from './retrying';
import { clauseAnswered } from './signals';
import type { DispatchActivities } from './activities';
import type { ClauseAnswer } from './signals';

const { askClauses, finishDispatch, failDispatch } = proxyActivities<DispatchActivities>({
  startToCloseTimeout: '1 minute',
  retry: withoutEnd,
});
// A worker that dies in a long step is missed after these seconds; beats come from a timer, so none may block longer.
const { prepareDispatch, startClocks } = proxyActivities<DispatchActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '15 seconds',
  retry: withoutEnd,
});

/**
 * Issues a document (交办): plans, has every clause assign its tasks, starts the clocks. All it knows can be found again
 * from the record, so a lost one is simply started anew.
 */
export async function dispatch(dispatchId: string): Promise<void> {
  const answers = new Map<number, ClauseAnswer>();
  setHandler(clauseAnswered, (answer) => {
    answers.set(answer.clause, answer);
  });
  try {
    const prepared = await prepareDispatch(dispatchId);
    await askClauses(dispatchId, prepared);
    await condition(() => prepared.clauses.every((clause) => answers.has(clause)));
    const refused = [...answers.values()].find((answer) => answer.error !== null);
    if (refused) throw ApplicationFailure.nonRetryable(`clause ${refused.clause}: ${refused.error ?? ''}`);
    await startClocks(dispatchId);
    await finishDispatch(dispatchId);
  } catch (error) {
    if (isCancellation(error)) throw error;
    if (!(error instanceof ActivityFailure || error instanceof ApplicationFailure)) throw error;
    await failDispatch(dispatchId, rootCause(error) ?? error.message);
    throw error;
  }
}
