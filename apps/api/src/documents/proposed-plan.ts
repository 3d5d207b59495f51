import { dayOf } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import { issuingPosts, isRegion } from '@duban/access';
import type { Caller } from '@duban/access';
import type { WorldData } from '@duban/persistence';
import { assumedIssueDay, plan } from '@duban/planning';
import type { EditedProposals, Plan, PlanRefusal } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { Pool } from 'pg';
import { newestTemplates } from './newest-templates';

/** What a document's proposals are made from. */
export interface ProposedPlanRequest {
  readonly document: ParsedDocument;
  readonly planYear: number | undefined;
  readonly territory: string | undefined;
  readonly edited: EditedProposals | null;
  readonly caller: Caller;
  readonly now: Instant;
}

/** Where the caller would issue to: its own place, unless it is the region's, which takes the document's. */
function ownTerritory(caller: Caller): string | undefined {
  const [post] = issuingPosts(caller);
  return post === undefined || isRegion(post) ? undefined : post.territory;
}

/** The plan of a document with its proposals, as issuing by the caller would make it. */
export async function proposedPlan(
  pool: Pool,
  world: WorldData,
  { document, planYear, territory, edited, caller, now }: ProposedPlanRequest,
): Promise<
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: PlanRefusal }
> {
  const issue = assumedIssueDay(world.calendar, { year: planYear ?? null, document, today: dayOf(now) });
  const place = territory ?? ownTerritory(caller);
  return plan({
    ...issue,
    document,
    templates: await newestTemplates(pool),
    edited,
    organisation: world.organisation,
    calendar: world.calendar,
    ...(place === undefined ? {} : { territories: [place] }),
  });
}
