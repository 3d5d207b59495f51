import {
  ActivityFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  proxyActivities,
  rootCause,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { hangBell } from './bell';
import { withoutEnd } from './retrying';
import { assign, clauseAnswered } from './signals';
import type { ClauseActivities } from './activities';
import type { AssignRequest, ClauseAnswer } from './signals';

const { assignClause } = proxyActivities<ClauseActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '15 seconds',
  retry: withoutEnd,
});
const { nextPeriod, compileStanding } = proxyActivities<ClauseActivities>({
  startToCloseTimeout: '1 minute',
  retry: withoutEnd,
});

/** A clause of an issued document. */
export interface ClauseOfIssue {
  readonly issueId: string;
  readonly clause: number;
}

/**
 * One clause of an issued document, from its template: assigns its tasks whenever a dispatch asks, compiles its standing
 * at each period's end, and closes with a final report when its tasks have closed. A later dispatch starts it again.
 */
export async function clause(subject: ClauseOfIssue): Promise<void> {
  const requests: AssignRequest[] = [];
  const bell = hangBell();
  setHandler(assign, (request) => {
    requests.push(request);
  });
  const told = (): boolean => requests.length > 0 || bell.rang();
  // A new run begins by asking for the next period; requests not yet served keep the old one going.
  while (requests.length > 0 || !workflowInfo().continueAsNewSuggested) {
    for (let request = requests.shift(); request; request = requests.shift()) await serve(subject, request);
    bell.silence();
    const next = await nextPeriod(subject.issueId, subject.clause);
    if (told()) continue;
    if (next === null) return;
    if (await condition(told, next.sleepMs)) continue;
    const closed = await compileStanding(subject.issueId, subject.clause, next.period);
    if (closed && !told()) return;
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof clause>(subject);
}

async function serve(subject: ClauseOfIssue, request: AssignRequest): Promise<void> {
  const answer: ClauseAnswer = { clause: subject.clause, error: await assignTasks(subject, request) };
  try {
    await getExternalWorkflowHandle(request.answerTo).signal(clauseAnswered, answer);
  } catch (error) {
    if (isCancellation(error)) throw error;
    // A dispatch that is gone was lost and will ask again once it is started anew, or was ended by hand.
    log.warn('the dispatch that asked is gone', { dispatchId: request.dispatchId });
  }
}

/** @returns why the tasks could not be assigned, or null */
async function assignTasks(subject: ClauseOfIssue, request: AssignRequest): Promise<string | null> {
  try {
    await assignClause(request.dispatchId, subject.clause);
    return null;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return rootCause(error) ?? error.message;
  }
}
