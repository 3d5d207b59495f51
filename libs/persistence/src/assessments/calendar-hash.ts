import { createHash } from 'node:crypto';
import { canonicalJson } from '../ids/canonical-json';
import type { WorldData } from '../world/load-world';

/** The working days of a year and its neighbours, as one hash. */
export function calendarHash({ calendar }: WorldData, year: number): Buffer {
  const years = [year - 1, year, year + 1].filter((each) => calendar.hasYear(each));
  const days = years.map((each) => [each, calendar.workdaysBetween(`${each}-01-01`, `${each}-12-31`)]);
  const workdays = years.flatMap((each) => {
    const all: boolean[] = [];
    for (let at = Date.UTC(each, 0, 1); at <= Date.UTC(each, 11, 31); at += 86_400_000) {
      all.push(calendar.isWorkday(new Date(at).toISOString().slice(0, 10)));
    }
    return all.map((isWork) => (isWork ? '1' : '0')).join('');
  });
  return createHash('sha256')
    .update(canonicalJson([days, workdays]))
    .digest();
}
