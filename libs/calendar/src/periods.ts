import { dayFromNumber, dayNumberOf, formatDay, yearOf } from './day';
import type { Day, Period, Rhythm } from './types';
import type { WorkCalendar } from './work-calendar';

const monthsOf: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The periods of a rhythm in a year, in order. */
export function periods(rhythm: Rhythm, year: number): readonly Period[] {
  const months = monthsOf[rhythm];
  return Array.from({ length: 12 / months }, (_, i) => ({
    key: periodKey(rhythm, year, i + 1),
    from: formatDay(year, i * months + 1, 1),
    to: dayFromNumber(
      dayNumberOf((i + 1) * months === 12 ? year + 1 : year, (((i + 1) * months) % 12) + 1, 1) - 1,
    ),
  }));
}

/** The period of a rhythm that holds the day. */
export function periodOf(rhythm: Rhythm, day: Day): Period {
  const all = periods(rhythm, yearOf(day));
  const found = all[Math.floor((Number(day.slice(5, 7)) - 1) / monthsOf[rhythm])];
  if (found === undefined) throw new RangeError(`not a day: ${day}`);
  return found;
}

function periodKey(rhythm: Rhythm, year: number, ordinal: number): string {
  switch (rhythm) {
    case 'month':
      return `${year}-${String(ordinal).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${ordinal}`;
    case 'half-year':
      return `${year}-H${ordinal}`;
    case 'year':
      return String(year);
  }
}

/** What decides which periods ask a report. */
export interface Reporting {
  readonly rhythm: Rhythm;
  /** The Beijing day of issue. */
  readonly issuedOn: Day;
  /** The legal due day. */
  readonly dueOn: Day;
  /** A first period with fewer working days after the day of issue asks none. */
  readonly firstPeriodMin: number;
}

/**
 * The last working day of each period from issue to the effective due day, in order. A period that ends after
 * the due day asks none: reporting the task as done answers for it.
 */
export function reportDays(calendar: WorkCalendar, reporting: Reporting): readonly Day[] {
  const { rhythm, issuedOn, dueOn, firstPeriodMin } = reporting;
  const last = calendar.lastWorkdayOnOrBefore(dueOn);
  const days: Day[] = [];
  for (let year = yearOf(issuedOn); year <= yearOf(dueOn); year++) {
    for (const period of periods(rhythm, year)) {
      if (period.to < issuedOn) continue;
      const day = calendar.lastWorkdayOnOrBefore(period.to);
      if (day > last) return days;
      const first = period.from <= issuedOn;
      if (day > issuedOn && !(first && calendar.workdaysBetween(issuedOn, day) < firstPeriodMin)) {
        days.push(day);
      }
    }
  }
  return days;
}
