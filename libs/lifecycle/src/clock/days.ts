import { dayFromNumber, startOfDayNumber } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';

export {
  dayNumber,
  dayNumberAt as dayAt,
  dayNumberOf,
  isDay,
  startOfDayNumber as startOf,
} from '@duban/calendar';

/** A Beijing day as a number: days since 1970-01-01. */
export type DayNumber = number;

const texts = new Map<DayNumber, Day>();

/** `YYYY-MM-DD` of a day's number, kept: the clock asks for the same few hundred. Throws a RangeError for what is no day. */
export function dayText(number: DayNumber): Day {
  let text = texts.get(number);
  if (text === undefined) {
    if (!Number.isSafeInteger(number)) throw new RangeError(`not a day: ${number}`);
    text = dayFromNumber(number);
    texts.set(number, text);
  }
  return text;
}

/** The year of a day's number. */
export function yearOf(number: DayNumber): number {
  return Number(dayText(number).slice(0, 4));
}

/** 23:59:59 Beijing time of a day: the last second a deadline of that day allows. */
export function endOf(number: DayNumber): Instant {
  return startOfDayNumber(number) + 86_399_000;
}
