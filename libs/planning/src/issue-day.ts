import { yearOf } from '@duban/calendar';
import type { Day, WorkCalendar } from '@duban/calendar';

/** The year a plan is for, and the day its tasks are taken to be issued on. */
export interface IssueDay {
  readonly planYear: number;
  readonly issuedOn: Day;
}

/**
 * What a preview assumes where nobody has said it: the year of the document, else of today; the document's own day
 * if it lies in that year, else today if it does, else the year's first working day. A year without a calendar is
 * given back with its 1 January, to be refused by whoever plans with it.
 */
export function assumedIssueDay(
  calendar: WorkCalendar,
  {
    year,
    written,
    today,
  }: { readonly year: number | null; readonly written: Day | null; readonly today: Day },
): IssueDay {
  const planYear = year ?? yearOf(written ?? today);
  if (written !== null && yearOf(written) === planYear) return { planYear, issuedOn: written };
  if (yearOf(today) === planYear) return { planYear, issuedOn: today };
  const first = `${String(planYear).padStart(4, '0')}-01-01`;
  return { planYear, issuedOn: calendar.hasYear(planYear) ? calendar.firstWorkdayOnOrAfter(first) : first };
}
