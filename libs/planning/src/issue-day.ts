import { yearOf } from '@duban/calendar';
import type { Day, WorkCalendar } from '@duban/calendar';
import type { ParsedDocument } from '@duban/policy';

/** The year a plan is for, and the day its tasks are taken to be issued on. */
export interface IssueDay {
  readonly planYear: number;
  readonly issuedOn: Day;
}

/** The head of a document, as far as it says when it was issued. */
export type DocumentHead = Pick<ParsedDocument, 'title' | 'number' | 'issuedOn'>;

const bracketedYear = /[〔[［(（](\d{4})[)）\]］〕]/u;
const titleYear = /(20\d{2})年/u;

/** The year a document is of: of its date, else of its number (〔2023〕), else the first its title names; null if none. */
export function yearOfDocument({ issuedOn, number, title }: DocumentHead): number | null {
  if (issuedOn !== null) return yearOf(issuedOn);
  const found = bracketedYear.exec(number ?? '')?.[1] ?? titleYear.exec(title ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** What a preview knows; null where nobody has said it. */
export interface IssueHints {
  readonly year: number | null;
  readonly document: DocumentHead;
  readonly today: Day;
}

/**
 * What a preview assumes where nobody has said it: the year of the document, else of today; the document's own day
 * if it lies in that year, else today if it does, else the year's first working day. A year without a calendar is
 * given back with its 1 January, to be refused by whoever plans with it.
 */
export function assumedIssueDay(calendar: WorkCalendar, { year, document, today }: IssueHints): IssueDay {
  const planYear = year ?? yearOfDocument(document) ?? yearOf(today);
  const written = document.issuedOn;
  if (written !== null && yearOf(written) === planYear) return { planYear, issuedOn: written };
  if (yearOf(today) === planYear) return { planYear, issuedOn: today };
  const first = `${String(planYear).padStart(4, '0')}-01-01`;
  return { planYear, issuedOn: calendar.hasYear(planYear) ? calendar.firstWorkdayOnOrAfter(first) : first };
}
