import fc from 'fast-check';
import { addDays } from './day';
import { atTime, dayOf, endOfDay, formatInstant, parseInstant, startOfDay } from './instant';

describe('instants', () => {
  it('are written in Beijing time', () => {
    expect(formatInstant(endOfDay('2023-12-29'))).toBe('2023-12-29T23:59:59+08:00');
    expect(formatInstant(atTime('2023-03-01', '10:07'))).toBe('2023-03-01T10:07:00+08:00');
    expect(formatInstant(startOfDay('2023-03-01') + 5)).toBe('2023-03-01T00:00:00.005+08:00');
    expect(dayOf(Date.parse('2023-02-28T16:00:00Z'))).toBe('2023-03-01');
    expect(dayOf(Date.parse('2023-02-28T15:59:59Z'))).toBe('2023-02-28');
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        const day = dayOf(instant);
        expect(startOfDay(day) <= instant && instant < startOfDay(addDays(day, 1))).toBe(true);
      }),
    );
  });

  it.each(['2023-01-01', '2023-01-01T10:00', '2023-02-30T10:00:00Z', '2023-01-01T25:00:00+08:00', 'x'])(
    'are not read from %s',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );

  it('refuse a time that does not exist', () => {
    expect(() => atTime('2023-01-01', '24:00')).toThrow(RangeError);
  });
});
