import type { Day, Instant } from '@duban/calendar';
import { curveAt } from '../indicators/season';
import type { Terms } from '../types';
import { dayAt, dayNumber, dayText, endOf, startOf } from './days';
import type { DayNumber } from './days';
import { firstDayOf, monthsInto, periodOf, startOfPeriod } from './periods';
import type { WorkdayIndex } from './workday-index';

/** One period that asks a report. */
export interface ReportPeriod {
  /** The last working day of the period, and its last second. */
  readonly day: DayNumber;
  readonly text: Day;
  readonly end: Instant;
  /** When the period begins and, for good, closes. */
  readonly start: Instant;
  readonly close: Instant;
  /** The head hears of a missing report: `remindAt` of the next working day. */
  readonly toldAt: Instant;
  /** The curve at the close; null without one. */
  readonly expected: number | null;
}

/**
 * The periods that ask a report of a task due on a day: those of its terms, and where the due day has moved
 * beyond the terms', the rhythm's further periods whose last working day is not after the due day.
 */
export function reportPeriods(
  terms: Terms,
  dueDay: DayNumber,
  index: WorkdayIndex,
  remindOffset: number,
): readonly ReportPeriod[] {
  const asked = terms.reportDays.map(dayNumber);
  const original = index.lastOnOrBefore(dayNumber(terms.dueOn));
  if (dueDay > original) {
    const after = asked.at(-1) ?? dayAt(terms.issuedAt);
    for (let period = periodOf(terms.rhythm, after) + 1; ; period++) {
      if (firstDayOf(terms.rhythm, period) > dueDay) break;
      const day = index.lastOnOrBefore(firstDayOf(terms.rhythm, period + 1) - 1);
      if (day > dueDay) break;
      asked.push(day);
    }
  }
  return asked.map((day) => {
    const period = periodOf(terms.rhythm, day);
    return {
      day,
      text: dayText(day),
      end: endOf(day),
      start: startOfPeriod(terms.rhythm, period),
      close: startOfPeriod(terms.rhythm, period + 1),
      toldAt: startOf(index.add(day, 1)) + remindOffset,
      expected: expectedAt(terms, period),
    };
  });
}

/**
 * What the curve expects when a period closes: its points stand at the quarters' ends of the plan year, 0 at
 * its beginning; within a quarter it rises evenly, after the year it stays.
 */
function expectedAt(terms: Terms, period: number): number | null {
  const { curve } = terms;
  if (curve === null) return null;
  return curveAt(curve, monthsInto(terms.rhythm, period, terms.planYear));
}
