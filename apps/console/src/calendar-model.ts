import type { RuleChange } from './template-model';

/** A year of the working-day calendar; days are `YYYY-MM-DD`. */
export interface CalendarYear {
  year: number;
  provisional: boolean;
  holidays: string[];
  makeUpWorkdays: string[];
  regionalDaysOff: string[];
  source: string;
  workdays: number;
  version: number | null;
  loadedBy: string | null;
  loadedAt: string | null;
}
export interface CalendarPut extends CalendarYear {
  change: RuleChange | null;
}
/** What a notice says of its year. */
export interface CalendarNotice {
  year: number;
  holidays: string[];
  makeUpWorkdays: string[];
  regionalDaysOff: string[];
  source: string;
}

export type DayKind = 'holiday' | 'make-up' | 'regional' | 'rest' | 'work';

/** What a day is in a year's calendar. */
export function dayKind(day: string, notice: CalendarNotice): DayKind {
  if (notice.makeUpWorkdays.includes(day)) return 'make-up';
  if (notice.regionalDaysOff.includes(day)) return 'regional';
  if (notice.holidays.includes(day)) return 'holiday';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'rest' : 'work';
}

/** A month's days from its first Monday's week on, blanks before and after as null. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  const cells: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = 1; day <= days; day += 1) cells.push(`${prefix}-${String(day).padStart(2, '0')}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

const isDay = /^\d{4}-\d{2}-\d{2}$/u;

/** Days written one after another, in any of the usual ways of separating them; `06-22` and `6月22日` are of the year. */
export function daysOf(text: string, year: number): string[] {
  return text
    .split(/[\s,，、;；]+/u)
    .filter(Boolean)
    .map((word) => {
      if (isDay.test(word)) return word;
      const [, month, day] = /^(\d{1,2})(?:-|月)(\d{1,2})日?$/u.exec(word) ?? [];
      return month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : word;
    });
}
