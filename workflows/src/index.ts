/** What programs outside the workflows need of them: names, ids, signals and the shapes that cross. */
export type {
  Activities,
  Armed,
  ClauseActivities,
  ClockActivities,
  DigestActivities,
  DigestDay,
  DispatchActivities,
  PeriodEnd,
  PreparedDispatch,
} from './activities';
export type { clause, ClauseOfIssue } from './clause.workflow';
export type { clock } from './clock.workflow';
export type { digest } from './digest.workflow';
export type { dispatch } from './dispatch.workflow';
export { bundlePath, workflowsPath } from './bundle-path';
export {
  armedFor,
  clauseOf,
  documentOf,
  installationOf,
  issueOf,
  searchAttributeKeys,
  territoryOf,
} from './search-attributes';
export { assign, clauseAnswered, rearm } from './signals';
export type { AssignRequest, ClauseAnswer } from './signals';
export { taskQueue } from './task-queue';
export { workflowIds } from './workflow-ids';
export type { WorkflowIds } from './workflow-ids';
