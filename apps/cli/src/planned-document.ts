import { dayOf } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import { assumedIssueDay, plan } from '@duban/planning';
import type { Plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { Refused } from './exit-codes';
import { planRefusalText } from './plan-text';

/** What the commands that plan a document without a server ask alike. */
export interface PlanOptions {
  readonly year?: number;
  readonly territory?: readonly string[];
  readonly depth: Level;
}

/** Territory codes, one or more with commas between. */
export function territoryCodes(text: string): string[] {
  return text.split(',').filter(Boolean);
}

/** What issuing the document would make, without a server. @throws Refused with the reason */
export function plannedDocument(document: ParsedDocument, { year, territory, depth }: PlanOptions): Plan {
  const today = dayOf(Date.now());
  const calendar = loadWorkCalendar(today);
  const result = plan({
    ...assumedIssueDay(calendar, { year: year ?? null, document, today }),
    document,
    templates,
    organisation: loadOrganisation(),
    calendar,
    depth,
    ...(territory === undefined ? {} : { territories: territory }),
  });
  if (!result.ok) throw new Refused(planRefusalText(result.refusal));
  return result.plan;
}
