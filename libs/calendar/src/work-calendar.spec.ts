import fc from 'fast-check';
import { addDays, dayNumber, isDay, weekdayOf } from './day';
import { NoCalendarError } from './no-calendar.error';
import { loadCalendarYears, loadWorkCalendar } from '@duban/seeds';
import { WorkCalendar } from './work-calendar';

const calendar = loadWorkCalendar();
const years = loadCalendarYears();

/** The rule, day by day and without a table. */
function works(day: string): boolean {
  const year = calendar.year(Number(day.slice(0, 4)));
  if (year.regionalDaysOff.includes(day)) return false;
  if (year.makeUpWorkdays.includes(day)) return true;
  return !year.holidays.includes(day) && weekdayOf(day) % 6 !== 0;
}

function countBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (works(day)) count++;
  return count;
}

const anyDay = fc
  .integer({ min: dayNumber('2022-01-10'), max: dayNumber('2028-11-20') })
  .map((number) => addDays('1970-01-01', number));
const runs = { numRuns: 200 };

describe('working days', () => {
  it.each([
    ['2023-12-31', '2023-12-29'], // Sunday
    ['2023-06-30', '2023-06-27'], // 古尔邦节
    ['2023-09-30', '2023-09-28'], // 中秋国庆
    ['2023-04-30', '2023-04-28'], // 劳动节
    ['2023-10-15', '2023-10-13'], // Sunday
    ['2023-03-31', '2023-03-31'],
    ['2023-01-29', '2023-01-29'], // a Sunday worked instead
    ['2022-12-31', '2022-12-30'],
    ['2025-06-10', '2025-06-05'],
  ])('moves %s back to %s', (legal, effective) => {
    expect(calendar.lastWorkdayOnOrBefore(legal)).toBe(effective);
  });

  it('counts from the day after', () => {
    expect(calendar.addWorkdays('2023-02-19', 2)).toBe('2023-02-21');
    expect(calendar.addWorkdays('2023-12-29', 1)).toBe('2024-01-02');
    expect(calendar.addWorkdays('2023-12-29', -20)).toBe('2023-12-01');
    expect(calendar.workdaysBetween('2023-12-29', '2023-12-31')).toBe(0);
    expect(calendar.workdaysBetween('2023-06-27', '2023-07-03')).toBe(1);
    expect(calendar.firstWorkdayOnOrAfter('2023-10-01')).toBe('2023-10-07');
  });

  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const to = addDays(from, length);
        if (to > '2028-12-31') return;
        expect(calendar.isWorkday(from)).toBe(works(from));
        expect(calendar.workdaysBetween(from, to)).toBe(countBetween(from, to));
        expect(calendar.workdaysBetween(to, from)).toBe(-countBetween(from, to) || 0);
      }),
      runs,
    );
  });

  it('lands n working days away, on a working day, and comes back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 25 }), (day, n) => {
        const later = calendar.addWorkdays(day, n);
        expect(calendar.isWorkday(later)).toBe(true);
        expect(countBetween(day, later)).toBe(n);
        const earlier = calendar.addWorkdays(day, -n);
        expect(calendar.isWorkday(earlier)).toBe(true);
        expect(countBetween(addDays(earlier, -1), addDays(day, -1))).toBe(n);
        expect(calendar.addWorkdays(later, -n) <= day).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the nearest working day on either side', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const before = calendar.lastWorkdayOnOrBefore(day);
        const after = calendar.firstWorkdayOnOrAfter(day);
        expect([works(before), works(after)]).toEqual([true, true]);
        expect(countBetween(before, day)).toBe(0);
        expect(countBetween(addDays(day, -1), addDays(after, -1))).toBe(0);
      }),
      runs,
    );
  });
});

describe('years', () => {
  it('carries the notices of 2022 to 2026 and is provisional for two years more', () => {
    expect(years.map((year) => year.year)).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect(calendar.isProvisional('2026-12-31')).toBe(false);
    expect(calendar.isProvisional(2027)).toBe(true);
    expect(calendar.isProvisional('2028-01-01')).toBe(true);
    expect([2007, 2021, 2028, 2029].map((year) => calendar.hasYear(year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('never calls a statutory day of a provisional year a working day', () => {
    // Fri, 除夕 Fri, Mon 初三, 清明 Mon, 端午 Wed, 中秋 Wed
    for (const day of ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15']) {
      expect([day, calendar.isWorkday(day)]).toEqual([day, false]);
    }
    expect(calendar.isWorkday('2027-01-04')).toBe(true);
  });

  it('refuses a year beyond with its code', () => {
    const ask = (): boolean => calendar.isWorkday('2029-01-01');
    expect(ask).toThrow(NoCalendarError);
    expect(() => calendar.addWorkdays('2028-12-20', 60)).toThrow(
      expect.objectContaining({ code: 'no-calendar' }),
    );
  });

  it('moves the last year with today, and with a notice', () => {
    expect(new WorkCalendar(years, '2031-05-01').lastYear).toBe(2033);
    const notice = { ...calendar.year(2027), provisional: false };
    const later = new WorkCalendar([...years, notice]);
    expect([later.isProvisional(2027), later.lastYear]).toEqual([false, 2029]);
  });
});

describe('days', () => {
  it('knows the days that exist', () => {
    expect(['2024-02-29', '2023-02-29', '2023-13-01', '2023-1-1', ''].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('agrees with the platform on day numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
        if (text.startsWith('-')) return;
        expect(addDays('1970-01-01', number)).toBe(text);
        expect(dayNumber(text)).toBe(number);
      }),
    );
  });
});
