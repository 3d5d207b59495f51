import { randomUUID } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { Plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { DataSource } from 'typeorm';
import type { Connection } from '../database/connection';
import { violates } from '../database/moment-fault';
import { newestProposals } from '../documents/saved-proposals';
import { once } from '../idempotency/once';
import { issueId } from '../ids/record-ids';
import type { IdempotencyKey } from '../record/act';
import type { WorldData } from '../world/load-world';
import type { DispatchError, DispatchOutcome, DispatchRequest, RequestedBy } from './dispatch';
import { newestTemplates, planRequest } from './issued-plan';
import type { IssuedPlans } from './issued-plan';
import { missingTasks } from './missing-tasks';

/** What issuing works with. */
export interface DispatchContext {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly businessNow: () => Instant;
  readonly plans: IssuedPlans;
}

/** Why nothing is issued; thrown inside the transaction, so that the key stays free. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: DispatchError) {
    super(refusal.code);
  }
}

/** See `Dispatches.request`. */
export async function requestDispatch(
  context: DispatchContext,
  request: DispatchRequest,
  by: RequestedBy,
  key?: IdempotencyKey,
): Promise<DispatchOutcome> {
  try {
    const done = await once(context.ds, key, (tx) => write(tx, context, request, by));
    if (!done.ok) return { ok: false, error: done.error };
    return { ok: true, dispatchId: done.answer, replayed: done.replayed };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusal };
    if (violates(error, 'dispatch_running')) {
      return { ok: false, error: { code: 'dispatch-running', params: {} } };
    }
    throw error;
  }
}

async function write(
  tx: Connection,
  { worldData, businessNow }: DispatchContext,
  request: DispatchRequest,
  by: RequestedBy,
): Promise<string> {
  const found = await tx.query<{ parse: ParsedDocument }>('SELECT parse FROM document WHERE id = $1', [
    request.documentId,
  ]);
  const [document] = found.rows;
  if (document === undefined) throw new Refused({ code: 'not-found', params: {} });
  const templates = await newestTemplates(tx);
  const edited = await newestProposals(tx, request.documentId);
  const planned = planRequest(request, document.parse, { templates, edited }, worldData);
  if (!planned.ok) throw new Refused(planned.error);
  const { plan } = planned;
  const issue = issueId(request.documentId, request.planYear);
  if (plan.tasks().next().done === true) throw new Refused({ code: 'plan-empty', params: {} });
  // An issue is made, or held against other requests for it, before what is missing is looked for.
  const now = new Date(businessNow());
  await tx.query(
    `INSERT INTO issue (id, document_id, plan_year, approved_by, basis, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [issue, request.documentId, request.planYear, request.approvedBy, request.basis, now],
  );
  const dispatchId = randomUUID();
  const used = plan.matches.flatMap(({ template }) => (template === null ? [] : [template]));
  await tx.query(
    `INSERT INTO dispatch (id, issue_id, requested_by, requested_at, issued_on, request, state, held_back, templates)
     VALUES ($1, $2, $3, $4, $5, $6, 'running', $7, $8)`,
    [
      dispatchId,
      issue,
      JSON.stringify(by),
      now,
      request.issuedOn,
      JSON.stringify({ ...request, proposals: edited?.version ?? 0 } satisfies DispatchRequest),
      JSON.stringify(plan.heldBack),
      JSON.stringify(used.map(({ number, version }) => ({ clause: number, version }))),
    ],
  );
  if (!(await anyMissing(tx, issue, plan))) throw new Refused({ code: 'nothing-new', params: {} });
  await tx.query("INSERT INTO outbox (kind, subject) VALUES ('dispatch', $1)", [dispatchId]);
  return dispatchId;
}

async function anyMissing(tx: Connection, issue: string, plan: Plan): Promise<boolean> {
  for await (const missing of missingTasks(tx, { issueId: issue, plan })) {
    if (missing.length > 0) return true;
  }
  return false;
}
