import type { Day } from './types';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const daysPerEra = 146_097;

/** The number written in `text` from `at`, `length` digits long; faster than slicing and parsing. */
function digits(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; month 1–12, a day beyond the month runs on. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - 719_468;
}

/** Days since 1970-01-01 of a well-formed day. */
export function dayNumber(day: Day): number {
  return dayNumberOf(digits(day, 0, 4), digits(day, 5, 2), digits(day, 8, 2));
}

/** The day that many days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return formatDay(year, month, day);
}

/** `YYYY-MM-DD` of its parts. */
export function formatDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && dayPattern.test(text) && dayFromNumber(dayNumber(text)) === text;
}

/** The day `days` calendar days later (earlier where negative). */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return digits(day, 0, 4);
}

/** 0 Sunday … 6 Saturday, of a day number. */
export function weekdayOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}
