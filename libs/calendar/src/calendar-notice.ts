import { dayNumber, isDay, weekdayOfNumber, yearOf } from './day';
import { firstStatutoryYear, nationalStatutoryDays } from './statutory';
import { lastLunarYear } from './lunar-days';
import type { CalendarYear, Day } from './types';

/** What is wrong with a notice; the Chinese text is made where it is shown. */
export interface CalendarFault {
  readonly code:
    | 'calendar-form'
    | 'calendar-year'
    | 'calendar-day'
    | 'calendar-day-of-other-year'
    | 'calendar-make-up-weekday'
    | 'calendar-conflict'
    | 'calendar-statutory-missing';
  readonly params: Readonly<Record<string, string | number>>;
}

export type CalendarReading =
  | { readonly ok: true; readonly year: CalendarYear }
  | { readonly ok: false; readonly faults: readonly CalendarFault[] };

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one year's notice: `{year, holidays, makeUpWorkdays, regionalDaysOff, source?, provisional?}`, or the
 * national and the regional notice side by side as `{year, national: {holidays, makeUpWorkdays}, regional:
 * {extraDaysOff}}`. A notice that lacks a statutory day, works on a weekday "instead", or contradicts itself
 * is refused with every fault found.
 */
export function readCalendarYear(value: unknown): CalendarReading {
  if (!isLoose(value)) return refused([{ code: 'calendar-form', params: { field: '' } }]);
  const { year } = value;
  if (year === undefined) return refused([{ code: 'calendar-form', params: { field: 'year' } }]);
  if (
    typeof year !== 'number' ||
    !Number.isInteger(year) ||
    year < firstStatutoryYear ||
    year > lastLunarYear
  ) {
    return refused([
      {
        code: 'calendar-year',
        params: { year: JSON.stringify(year), from: firstStatutoryYear, to: lastLunarYear },
      },
    ]);
  }
  const faults: CalendarFault[] = [];
  const national = isLoose(value.national) ? value.national : value;
  const regional = isLoose(value.regional) ? value.regional : value;
  const take = (from: Loose, names: readonly string[], needed: boolean): readonly Day[] =>
    readDays(from, names, { needed, year, faults });
  const holidays = take(national, ['holidays'], true);
  const makeUpWorkdays = take(national, ['makeUpWorkdays'], true);
  const regionalDaysOff = take(regional, ['regionalDaysOff', 'extraDaysOff'], false);
  const provisional = value.provisional === true;
  const read: CalendarYear = {
    year,
    holidays,
    makeUpWorkdays,
    regionalDaysOff,
    source: typeof value.source === 'string' ? value.source : '',
    provisional,
  };
  if (faults.length === 0) faults.push(...contradictions(read));
  return faults.length === 0 ? { ok: true, year: read } : refused(faults);
}

function refused(faults: readonly CalendarFault[]): CalendarReading {
  return { ok: false, faults };
}

interface DayReading {
  readonly needed: boolean;
  readonly year: number;
  readonly faults: CalendarFault[];
}

function readDays(
  from: Loose,
  names: readonly string[],
  { needed, year, faults }: DayReading,
): readonly Day[] {
  const name = names.find((candidate) => from[candidate] !== undefined);
  const list = name === undefined ? undefined : from[name];
  if (list === undefined && !needed) return [];
  if (!Array.isArray(list)) {
    faults.push({ code: 'calendar-form', params: { field: names[0] ?? '' } });
    return [];
  }
  const days: Day[] = [];
  for (const day of list as readonly unknown[]) {
    if (!isDay(day)) faults.push({ code: 'calendar-day', params: { field: name ?? '', day: String(day) } });
    else if (yearOf(day) !== year) faults.push({ code: 'calendar-day-of-other-year', params: { day, year } });
    else days.push(day);
  }
  return [...new Set(days)].sort();
}

function contradictions(read: CalendarYear): CalendarFault[] {
  const off = new Set([...read.holidays, ...read.regionalDaysOff]);
  const weekend = (day: Day): boolean => weekdayOfNumber(dayNumber(day)) % 6 === 0;
  return [
    ...read.makeUpWorkdays
      .filter((day) => !weekend(day))
      .map((day) => ({ code: 'calendar-make-up-weekday' as const, params: { day } })),
    ...read.makeUpWorkdays
      .filter((day) => off.has(day))
      .map((day) => ({ code: 'calendar-conflict' as const, params: { day } })),
    ...nationalStatutoryDays(read.year)
      .filter((day) => !off.has(day))
      .map((day) => ({ code: 'calendar-statutory-missing' as const, params: { day } })),
  ];
}
