export { lookAt, running } from './running';
export type { RunningWorkflow } from './running';
export { sideBySide } from './side-by-side';
export { Workflows } from './workflows';
export type { ClauseToStart, ClockToStart, WorkflowsOptions } from './workflows';
