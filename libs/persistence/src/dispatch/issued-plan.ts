import type { Instant } from '@duban/calendar';
import { plan } from '@duban/planning';
import type { ClauseTemplate, EditedProposals, Plan, PlanRefusal } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { proposalsAt } from '../documents/saved-proposals';
import { issueId } from '../ids/record-ids';
import type { WorldData } from '../world/load-world';
import type { DispatchError, DispatchRequest, PinnedTemplate, RequestedBy } from './dispatch';

/** A dispatch with all that planning it takes. */
export interface IssuedPlan {
  readonly dispatchId: string;
  readonly issueId: string;
  readonly documentId: string;
  readonly requestedAt: Instant;
  readonly requestedBy: RequestedBy;
  readonly request: DispatchRequest;
  readonly plan: Plan;
}

/** The newest version of every template. */
export async function newestTemplates(at: Connection | Pool): Promise<readonly ClauseTemplate[]> {
  const found = await at.query<{ body: ClauseTemplate }>(
    'SELECT DISTINCT ON (clause) body FROM template ORDER BY clause, version DESC',
  );
  return found.rows.map(({ body }) => body);
}

/** The versions a dispatch was requested with. */
async function pinnedTemplates(
  at: Connection | Pool,
  pinned: readonly PinnedTemplate[],
): Promise<readonly ClauseTemplate[]> {
  const found = await at.query<{ body: ClauseTemplate }>(
    `SELECT t.body FROM unnest($1::integer[], $2::integer[]) AS p (clause, version)
     JOIN template t USING (clause, version) ORDER BY clause`,
    [pinned.map(({ clause }) => clause), pinned.map(({ version }) => version)],
  );
  return found.rows.map(({ body }) => body);
}

/** What a request asks, of a document with these templates and edited proposals; the refusal in the words of the dispatch. */
export function planRequest(
  request: DispatchRequest,
  document: ParsedDocument,
  { templates, edited }: { templates: readonly ClauseTemplate[]; edited: EditedProposals | null },
  { organisation, calendar }: WorldData,
): { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly error: DispatchError } {
  const { planYear, issuedOn, depth, places, leads, territories } = request;
  const made = plan({
    document,
    templates,
    edited,
    organisation,
    calendar,
    planYear,
    issuedOn,
    depth,
    places,
    leads,
    ...(territories === null ? {} : { territories }),
  });
  return made.ok ? made : { ok: false, error: refusalOf(made.refusal) };
}

function refusalOf(refusal: PlanRefusal): DispatchError {
  return { code: refusal.code, params: refusal.params };
}

/** Plans of the dispatches last worked on: each of their clauses asks for the same one. */
export class IssuedPlans {
  readonly #known = new Map<string, Promise<IssuedPlan>>();
  #calendar: WorldData['calendar'] | undefined;

  /** The plan of a dispatch; throws where it does not exist or cannot be planned. */
  get(at: Pool, worldData: WorldData, dispatchId: string): Promise<IssuedPlan> {
    if (this.#calendar !== worldData.calendar) this.#known.clear();
    this.#calendar = worldData.calendar;
    let found = this.#known.get(dispatchId);
    if (found === undefined) {
      if (this.#known.size >= 2) this.#known.clear();
      found = issuedPlan(at, worldData, dispatchId);
      this.#known.set(dispatchId, found);
      found.catch(() => this.#known.delete(dispatchId));
    }
    return found;
  }
}

/**
 * What a dispatch would plan today if its clauses had been given this template in place of their own. Places and leads
 * that it was told for tasks the template no longer has are passed over.
 */
export async function planUnder(
  at: Connection | Pool,
  worldData: WorldData,
  dispatchId: string,
  template: ClauseTemplate,
): Promise<IssuedPlan> {
  const row = await requested(at, dispatchId);
  const templates = (await pinnedTemplates(at, row.templates)).map((pinned) =>
    pinned.number === template.number ? template : pinned,
  );
  const edited = await editedIn(at, row);
  let { request } = row;
  for (;;) {
    const made = planRequest(request, row.parse, { templates, edited }, worldData);
    if (made.ok) return planned(dispatchId, row, made.plan);
    const { key } = made.error.params;
    if (typeof key !== 'string' || !(key in request.places || key in request.leads)) {
      throw new Error(`The dispatch ${dispatchId} cannot be planned anew: ${made.error.code}.`);
    }
    const { [key]: _place, ...places } = request.places;
    const { [key]: _lead, ...leads } = request.leads;
    request = { ...request, places, leads };
  }
}

interface RequestedRow {
  readonly request: DispatchRequest;
  readonly requested_at: Date;
  readonly requested_by: RequestedBy;
  readonly templates: readonly PinnedTemplate[];
  readonly parse: ParsedDocument;
}

async function issuedPlan(at: Pool, worldData: WorldData, dispatchId: string): Promise<IssuedPlan> {
  const row = await requested(at, dispatchId);
  const templates = await pinnedTemplates(at, row.templates);
  const edited = await editedIn(at, row);
  const made = planRequest(row.request, row.parse, { templates, edited }, worldData);
  if (!made.ok) throw new Error(`The dispatch ${dispatchId} cannot be planned: ${made.error.code}.`);
  return planned(dispatchId, row, made.plan);
}

async function requested(at: Connection | Pool, dispatchId: string): Promise<RequestedRow> {
  const found = await at.query<RequestedRow>(
    `SELECT d.request, d.requested_at, d.requested_by, d.templates, m.parse
     FROM dispatch d JOIN issue i ON i.id = d.issue_id JOIN document m ON m.id = i.document_id WHERE d.id = $1`,
    [dispatchId],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error(`There is no dispatch ${dispatchId}.`);
  return row;
}

/** The proposals of the document as they were edited when the dispatch was requested. */
function editedIn(at: Connection | Pool, { request }: RequestedRow): ReturnType<typeof proposalsAt> {
  return proposalsAt(at, request.documentId, request.proposals ?? 0);
}

function planned(dispatchId: string, row: RequestedRow, plan: Plan): IssuedPlan {
  const { documentId, planYear } = row.request;
  return {
    dispatchId,
    issueId: issueId(documentId, planYear),
    documentId,
    requestedAt: row.requested_at.getTime(),
    requestedBy: row.requested_by,
    request: row.request,
    plan,
  };
}
