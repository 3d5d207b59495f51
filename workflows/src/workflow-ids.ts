/** Ids of the workflows of one installation: two installations may share a namespace. */
export interface WorkflowIds {
  readonly clock: (clockId: string) => string;
  readonly clause: (issueId: string, clause: number) => string;
  readonly dispatch: (dispatchId: string) => string;
  readonly digest: string;
}

/**
 * The ids under which an installation's workflows run. An id says all there is to know of its workflow, so that starting
 * one twice meets the one that runs.
 * @param installation the installation's id, a uuid
 */
export function workflowIds(installation: string): WorkflowIds {
  return {
    clock: (clockId) => `${installation}/clock/${clockId}`,
    clause: (issueId, clause) => `${installation}/clause/${issueId}/${clause}`,
    dispatch: (dispatchId) => `${installation}/dispatch/${dispatchId}`,
    digest: `${installation}/digest`,
  };
}
