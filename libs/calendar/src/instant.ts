import { dayFromNumber, dayNumber, isDay } from './day';
import type { Day, Instant } from './types';

/** Beijing time is eight hours ahead of UTC all year: no summer time since 1992. */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The number of the Beijing day that holds an instant. */
export function dayNumberAt(instant: Instant): number {
  return Math.floor((instant + offsetMs) / dayMs);
}

/** 00:00:00 of the day with that number, Beijing time. */
export function startOfDayNumber(number: number): Instant {
  return number * dayMs - offsetMs;
}

/** The Beijing day that holds an instant. */
export function dayOf(instant: Instant): Day {
  return dayFromNumber(dayNumberAt(instant));
}

/** 00:00:00 of the day, Beijing time. */
export function startOfDay(day: Day): Instant {
  return startOfDayNumber(dayNumber(day));
}

/** 23:59:59 of the day, Beijing time: the last whole second, as `dueAt` is written. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + dayMs - 1000;
}

/** `HH:MM` on the day, Beijing time. Throws a RangeError for a time that does not exist. */
export function atTime(day: Day, time: string): Instant {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`not a time of day: ${time}`);
  return startOfDay(day) + (Number(match[1]) * 60 + Number(match[2])) * minuteMs;
}

/** ISO 8601 with Beijing's offset: `2023-12-29T23:59:59+08:00`; milliseconds only where there are any. */
export function formatInstant(instant: Instant): string {
  const number = dayNumberAt(instant);
  const ms = instant - startOfDayNumber(number);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const rest = ms % 1000;
  return `${dayFromNumber(number)}T${time}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}+08:00`;
}

/** The instant of an ISO 8601 text that names its offset; null where it does not or is no instant. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  if (!isDay(text.slice(0, 10))) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}
