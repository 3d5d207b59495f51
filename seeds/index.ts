import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendarYear, WorkCalendar } from '@duban/calendar';
import type { CalendarYear, Day } from '@duban/calendar';

/** The years whose notices are carried in `seeds/calendars`, in order. Throws where a file is not a sound notice. */
export function loadCalendarYears(): readonly CalendarYear[] {
  const folder = join(__dirname, 'calendars');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const reading = readCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!reading.ok) throw new Error(`seeds/calendars/${name}: ${JSON.stringify(reading.faults)}`);
      return reading.year;
    });
}

/** The working-day calendar of the carried notices; `today` moves the last provisional year ahead with the clock. */
export function loadWorkCalendar(today: Day | null = null): WorkCalendar {
  return new WorkCalendar(loadCalendarYears(), today);
}
