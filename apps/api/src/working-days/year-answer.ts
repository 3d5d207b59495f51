import { formatInstant } from '@duban/calendar';
import type { WorkCalendar } from '@duban/calendar';
import type { CalendarYearRow } from '@duban/persistence';

/** A year as it counts now, loaded or by the law alone. */
export function yearAnswer(calendar: WorkCalendar, year: number, rows: readonly CalendarYearRow[]): object {
  const { holidays, makeUpWorkdays, regionalDaysOff, source, provisional } = calendar.year(year);
  const row = rows.find((each) => each.year === year);
  const first = `${year}-01-01`;
  return {
    ...{ year, provisional, holidays, makeUpWorkdays, regionalDaysOff, source },
    workdays: calendar.workdaysBetween(first, `${year}-12-31`) + (calendar.isWorkday(first) ? 1 : 0),
    version: row?.version ?? null,
    loadedBy: row?.loaded_by ?? null,
    loadedAt: row === undefined ? null : formatInstant(row.loaded_at.getTime()),
  };
}
