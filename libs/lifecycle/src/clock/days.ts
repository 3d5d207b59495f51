import type { Day, Instant } from '@duban/calendar';

/** Beijing is eight hours ahead of UTC all year; the region's offices keep Beijing time. */
const BEIJING_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A Beijing day as a number: days since 1970-01-01. */
export type DayNumber = number;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Days from 1970-01-01 to a civil date (Howard Hinnant's `days_from_civil`). */
export function dayNumberOf(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The number of a day written `YYYY-MM-DD`; the form is the caller's care (`isDay`). */
export function dayNumber(day: Day): DayNumber {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  return dayNumberOf(year, digit(day, 5) * 10 + digit(day, 6), digit(day, 8) * 10 + digit(day, 9));
}

const texts = new Map<DayNumber, Day>();

/** `YYYY-MM-DD` of a day's number. */
export function dayText(number: DayNumber): Day {
  let text = texts.get(number);
  if (text === undefined) {
    text = new Date(number * DAY_MS).toISOString().slice(0, 10);
    texts.set(number, text);
  }
  return text;
}

/** Whether a text is a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayText(dayNumber(text)) === text;
}

/** The year of a day's number. */
export function yearOf(number: DayNumber): number {
  return Number(dayText(number).slice(0, 4));
}

/** The Beijing day that holds an instant. */
export function dayAt(instant: Instant): DayNumber {
  return Math.floor((instant + BEIJING_MS) / DAY_MS);
}

/** 00:00 Beijing time of a day. */
export function startOf(number: DayNumber): Instant {
  return number * DAY_MS - BEIJING_MS;
}

/** 23:59:59 Beijing time of a day: the last second a deadline of that day allows. */
export function endOf(number: DayNumber): Instant {
  return startOf(number) + 86_399_000;
}
