import type { Instant, Rhythm } from '@duban/calendar';
import { dayAt, dayNumberOf, dayText, startOf } from './days';
import type { DayNumber } from './days';

const MONTHS: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The number of the period of a rhythm that holds a day, counted through the years; consecutive. */
export function periodOf(rhythm: Rhythm, day: DayNumber): number {
  const text = dayText(day);
  return Math.floor((Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1) / MONTHS[rhythm]);
}

/** The number of the period that holds an instant. */
export function periodAt(rhythm: Rhythm, instant: Instant): number {
  return periodOf(rhythm, dayAt(instant));
}

/** The first day of a period. */
export function firstDayOf(rhythm: Rhythm, period: number): DayNumber {
  const months = period * MONTHS[rhythm];
  return dayNumberOf(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** The instant a period begins; the one before it closes then. */
export function startOfPeriod(rhythm: Rhythm, period: number): Instant {
  return startOf(firstDayOf(rhythm, period));
}

/** Months of the plan year that have ended when a period closes: at most 0 before it, at least 12 from its end on. */
export function monthsInto(rhythm: Rhythm, period: number, planYear: number): number {
  return (period + 1) * MONTHS[rhythm] - planYear * 12;
}
