import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { installedWorkflows } from './installed-workflows';
import { lookAt, running } from './running';
import { wanted } from './wanted';
import type { RunningWorkflow } from './running';
import type { Wanted } from './wanted';
import type { Workflows } from './workflows';

/** A workflow that ought to run and does not, or a clock that would wake too late. */
export interface WorkflowFault {
  readonly code:
    | 'clause-not-running'
    | 'clock-armed-late'
    | 'clock-not-running'
    | 'digest-not-running'
    | 'dispatch-not-running';
  /** The clock's or the dispatch's id; `<issue>/<clause>`; the installation's id. */
  readonly subject: string;
}

/** A suspect is looked at so often, so far apart (ms), before it counts: an act's signal may be under way. */
const looks = 3;
const apart = 700;

/**
 * Compares what ought to run with what runs: every clock of the record runs once and is armed no later than the record
 * says. One query a thousand clocks; only what looks wrong in the list, which may lag, is asked for by itself.
 */
export async function auditWorkflows(client: Client, ds: DataSource): Promise<readonly WorkflowFault[]> {
  const workflows = await installedWorkflows(client, ds);
  const [clocks, clauses, dispatches, digest] = await Promise.all(
    (['clock', 'clause', 'dispatch', 'digest'] as const).map((type) =>
      running(client, workflows.installation, type),
    ),
  );
  const found = new Map([clocks, clauses, dispatches, digest].flatMap((list) => [...(list ?? [])]));
  let suspects = faults(await wanted(ds), workflows, found);
  for (let look = 1; suspects.length > 0 && look <= looks; look += 1) {
    await pause(look === 1 ? 0 : apart);
    for (const { workflowId } of suspects) {
      const truth = await lookAt(client, workflowId);
      if (truth === null) found.delete(workflowId);
      else found.set(workflowId, truth);
    }
    const suspected = new Set(suspects.map(({ workflowId }) => workflowId));
    const again = faults(await wanted(ds), workflows, found);
    suspects = again.filter(({ workflowId }) => suspected.has(workflowId));
  }
  return suspects.map(({ code, subject }) => ({ code, subject }));
}

function faults(
  ought: Wanted,
  { ids, installation }: Workflows,
  found: ReadonlyMap<string, RunningWorkflow>,
): (WorkflowFault & { readonly workflowId: string })[] {
  const missing = (code: WorkflowFault['code'], subject: string, workflowId: string) =>
    found.has(workflowId) ? [] : [{ code, subject, workflowId }];
  return [
    ...ought.clocks.flatMap(({ clockId, armedFor }) => {
      const workflowId = ids.clock(clockId);
      const clock = found.get(workflowId);
      if (clock === undefined) return missing('clock-not-running', clockId, workflowId);
      const late = clock.armedFor === null || clock.armedFor > armedFor;
      return late ? [{ code: 'clock-armed-late' as const, subject: clockId, workflowId }] : [];
    }),
    ...ought.clauses.flatMap(({ issueId, clause }) =>
      missing('clause-not-running', `${issueId}/${clause}`, ids.clause(issueId, clause)),
    ),
    ...ought.dispatches.flatMap((id) => missing('dispatch-not-running', id, ids.dispatch(id))),
    ...missing('digest-not-running', installation, ids.digest),
  ];
}
