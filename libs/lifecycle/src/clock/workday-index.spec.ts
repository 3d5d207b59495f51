import * as fc from 'fast-check';
import { weekdays, xinjiang } from '../testing/world.fixture';
import { dayNumber, dayText, isDay } from './days';
import { WorkdayIndex } from './workday-index';

const someDay = fc.integer({ min: dayNumber('2022-06-01'), max: dayNumber('2027-06-30') });

describe('the index of working days', () => {
  it('answers as the calendar does', () => {
    const index = new WorkdayIndex(xinjiang);
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), someDay, (day, n, to) => {
        expect(index.isWorkday(day)).toBe(xinjiang.isWorkday(dayText(day)));
        expect(dayText(index.lastOnOrBefore(day))).toBe(xinjiang.lastWorkdayOnOrBefore(dayText(day)));
        if (n !== 0) expect(dayText(index.add(day, n))).toBe(xinjiang.addWorkdays(dayText(day), n));
        if (to >= day) {
          expect(index.between(day, to)).toBe(xinjiang.workdaysBetween(dayText(day), dayText(to)));
        }
      }),
    );
  });

  it('guesses nothing beyond the calendar', () => {
    const index = new WorkdayIndex({ ...weekdays, hasYear: (year) => year === 2023 });
    const last = dayNumber('2023-12-29');
    expect(index.add(last, 1)).toBe(Infinity);
    expect(index.add(dayNumber('2023-01-02'), -1)).toBe(-Infinity);
    expect(index.between(dayNumber('2023-12-27'), dayNumber('2024-03-01'))).toBe(2);
    expect(() => index.lastOnOrBefore(dayNumber('2024-01-02'))).toThrow(RangeError);
    expect(() => index.lastOnOrBefore(dayNumber('2023-01-01'))).toThrow(RangeError);
  });

  it('grows backwards and forwards as it is asked', () => {
    const index = new WorkdayIndex(weekdays);
    expect(dayText(index.lastOnOrBefore(dayNumber('2023-01-01')))).toBe('2022-12-30');
    expect(dayText(index.add(dayNumber('2023-06-01'), 1200))).toBe('2028-01-06');
    expect(dayText(index.add(dayNumber('2023-06-01'), -1200))).toBe('2018-10-25');
  });

  it('counts between years of which it knows only the later', () => {
    const index = new WorkdayIndex(xinjiang);
    expect(dayText(index.lastOnOrBefore(dayNumber('2025-06-30')))).toBe('2025-06-30');
    const [from, to] = ['2023-03-01', '2025-03-03'] as const;
    expect(index.between(dayNumber(from), dayNumber(to))).toBe(xinjiang.workdaysBetween(from, to));
    const fresh = new WorkdayIndex(xinjiang);
    expect(dayText(fresh.add(dayNumber('2024-01-02'), -1))).toBe(xinjiang.addWorkdays('2024-01-02', -1));
  });
});

describe('a day', () => {
  it.each([
    ['2023-02-28', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['2023-1-01', false],
    ['', false],
  ])('%s is one: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('has the number of its text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        (number) => dayNumber(dayText(number)) === number,
      ),
    );
  });
});
