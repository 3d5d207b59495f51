import { addDays, dayOf } from '@duban/calendar';
import type { Day, Instant, WorkCalendar } from '@duban/calendar';

/**
 * The day on which the demonstration was issued: the working day on or after 19 February, as the document's own was in
 * its year; where that has not come yet, the last working day before today, or today on the year's first days.
 */
export function demoIssueDay(now: Instant, calendar: WorkCalendar): Day {
  const today = dayOf(now);
  const year = today.slice(0, 4);
  const usual = calendar.firstWorkdayOnOrAfter(`${year}-02-19`);
  if (usual < today) return usual;
  const before = calendar.lastWorkdayOnOrBefore(addDays(today, -1));
  return before.startsWith(year) ? before : today;
}
