import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CalendarYear, Day } from '@duban/calendar';

/** The years' notices as the project carries them, State Council and region, 2022 to 2026. */
export const notices: readonly CalendarYear[] = [2022, 2023, 2024, 2025, 2026].map(
  (year) =>
    JSON.parse(
      readFileSync(path.join(__dirname, '../../../../seeds/calendars', `${year}.json`), 'utf8'),
    ) as CalendarYear,
);

const regional = new Set(notices.flatMap(({ regionalDaysOff }) => regionalDaysOff));
const makeUp = new Set(notices.flatMap(({ makeUpWorkdays }) => makeUpWorkdays));
const holiday = new Set(notices.flatMap(({ holidays }) => holidays));

/** The day after or before, by the machine's own dates. */
export function nextDay(day: Day, step = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
}

/** Whether people work on a day, read off the notices. */
export function isWorked(day: Day): boolean {
  if (regional.has(day)) return false;
  if (makeUp.has(day)) return true;
  if (holiday.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Walks day by day until so many worked days are passed; backwards where `n` is negative. */
export function walk(day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0;) {
    at = nextDay(at, step);
    if (isWorked(at)) left -= 1;
  }
  return at;
}

/** The last worked day on or before a day. */
export function workedOnOrBefore(day: Day): Day {
  let at = day;
  while (!isWorked(at)) at = nextDay(at, -1);
  return at;
}

/** Worked days d with from < d <= to, counted one by one. */
export function countWorked(from: Day, to: Day): number {
  let count = 0;
  for (let at = nextDay(from); at <= to; at = nextDay(at)) if (isWorked(at)) count += 1;
  return count;
}
