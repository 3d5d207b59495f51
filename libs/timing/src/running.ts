import { WorkflowNotFoundError } from '@temporalio/client';
import { armedFor } from '@duban/workflows';
import type { Client } from '@temporalio/client';
import type { Instant } from '@duban/calendar';

/** A workflow that runs, or waits for the end of its start's delay. */
export interface RunningWorkflow {
  readonly workflowId: string;
  /** The instant a clock is armed for. */
  readonly armedFor: Instant | null;
}

const pageSize = 1000;

/**
 * What runs of one type in one installation, page by page: a thousand clocks in one query. The list may lag the truth by
 * a moment; whoever acts on it must not mind ({@link lookAt} says how it really is).
 */
export async function running(
  client: Client,
  installation: string,
  type: 'clause' | 'clock' | 'digest' | 'dispatch',
): Promise<ReadonlyMap<string, RunningWorkflow>> {
  const query = `DubanInstallation = '${installation}' AND WorkflowType = '${type}' AND ExecutionStatus = 'Running'`;
  const found = new Map<string, RunningWorkflow>();
  for await (const info of client.workflow.list({ query, pageSize })) {
    const { workflowId, typedSearchAttributes } = info;
    found.set(workflowId, { workflowId, armedFor: typedSearchAttributes.get(armedFor)?.getTime() ?? null });
  }
  return found;
}

/** How it stands with one workflow in truth, not in the list; null: it does not run. */
export async function lookAt(client: Client, workflowId: string): Promise<RunningWorkflow | null> {
  try {
    const { status, typedSearchAttributes } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return null;
    return { workflowId, armedFor: typedSearchAttributes.get(armedFor)?.getTime() ?? null };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
