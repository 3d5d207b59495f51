import path from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import type { WorkflowBundle } from '@temporalio/worker';

let built: Promise<WorkflowBundle> | undefined;

/** The workflows as their sources stand now, built once a test file. */
export function workflowCode(): Promise<WorkflowBundle> {
  built ??= bundleWorkflowCode({
    workflowsPath: path.join(__dirname, '..', '..', 'workflows', 'src', 'all-workflows.ts'),
    logger: new DefaultLogger('WARN'),
  });
  return built;
}
