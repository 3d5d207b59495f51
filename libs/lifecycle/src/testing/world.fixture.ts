import type { CalendarYear, Day, Instant } from '@duban/calendar';
import { WorkCalendar } from '@duban/calendar';
import type { ChainStep } from '@duban/organisation';
import type { Post } from '@duban/organisation';
import type { WorkingDays, World } from '../types';

const days = (from: string, ...more: readonly string[]): readonly Day[] =>
  [from, ...more].flatMap((span) => {
    const [first = '', last = first] = span.split('..');
    const all: Day[] = [];
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
      all.push(new Date(at).toISOString().slice(0, 10));
    }
    return all;
  });

const year = (
  number: number,
  holidays: readonly Day[],
  makeUpWorkdays: readonly Day[],
  regionalDaysOff: readonly Day[],
): CalendarYear => ({
  year: number,
  holidays,
  makeUpWorkdays,
  regionalDaysOff,
  source: 'test',
  provisional: false,
});

/** The notices of 2023 and 2025 (国务院 and 自治区), copied by hand, and 2024's national one. */
export const xinjiang = new WorkCalendar([
  year(
    2023,
    days('2023-01-01..2023-01-02', '2023-01-21..2023-01-27', '2023-04-05', '2023-04-29..2023-05-03').concat(
      days('2023-06-22..2023-06-24', '2023-09-29..2023-10-06'),
    ),
    days('2023-01-28..2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07..2023-10-08'),
    days('2023-04-21', '2023-06-28..2023-06-30'),
  ),
  year(
    2024,
    days('2024-01-01', '2024-02-10..2024-02-17', '2024-04-04..2024-04-06', '2024-05-01..2024-05-05').concat(
      days('2024-06-10', '2024-09-15..2024-09-17', '2024-10-01..2024-10-07'),
    ),
    days('2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14').concat(
      days('2024-09-29', '2024-10-12'),
    ),
    [],
  ),
  year(
    2025,
    days('2025-01-01', '2025-01-28..2025-02-04', '2025-04-04..2025-04-06', '2025-05-01..2025-05-05').concat(
      days('2025-05-31..2025-06-02', '2025-10-01..2025-10-08'),
    ),
    days('2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'),
    days('2025-03-31', '2025-06-06', '2025-06-09', '2025-06-10'),
  ),
]);

/** Monday to Friday, whatever the year: for cases that should not need a calendar at hand. */
export const weekdays: WorkingDays = {
  hasYear: () => true,
  isWorkday: (day) => [1, 2, 3, 4, 5].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  lastWorkdayOnOrBefore: notAsked,
  addWorkdays: notAsked,
  workdaysBetween: notAsked,
};

function notAsked(): never {
  throw new Error('the machine asks a calendar for years and days alone');
}

/** A county department's chain: its head, the county's 农办 and 书记, and so on up to the region. */
export const countyChain: readonly ChainStep[] = [
  { afterWorkingDays: 1, unit: '653122-agri', post: 'head', name: 'head of the bureau' },
  { afterWorkingDays: 3, unit: '653122-rural_office', post: 'head', name: 'head of the county office' },
  { afterWorkingDays: 7, unit: '653122-party', post: 'secretary', name: 'county secretary' },
  { afterWorkingDays: 15, unit: '6531-rural_office', post: 'head', name: 'head of the prefecture office' },
  { afterWorkingDays: 25, unit: '6531-party', post: 'secretary', name: 'prefecture secretary' },
  { afterWorkingDays: 35, unit: '65-rural_office', post: 'head', name: 'head of the region office' },
  { afterWorkingDays: 45, unit: '65-party', post: 'secretary', name: 'secretary of the region' },
];

const headPost = (unit: string): Post => (unit.endsWith('-party') ? 'secretary' : 'head');

export const world: World = { calendar: xinjiang, chain: () => countyChain, headPost, remindAt: '10:07' };

export const plainWorld: World = { ...world, calendar: weekdays };

/** An instant of Beijing time, `2023-06-27 10:07` (seconds may follow). */
export function at(text: string): Instant {
  const [day = '', time = '00:00'] = text.split(' ');
  return Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}

/** The Beijing time of an instant, as `at` reads it, to the minute. */
export function clockText(instant: Instant): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
