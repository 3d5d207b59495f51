import fc from 'fast-check';
import { curveAt, expectedValue, pointsBehind, yearEnd } from './season';

const roads = [3, 40, 85, 100];

describe('the seasonal curve', () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [6, 40],
    [7.5, 62.5],
    [9, 85],
    [12, 100],
    [15, 100],
  ])('after %d months expects %d percent', (months, percent) => {
    expect(curveAt(roads, months)).toBeCloseTo(percent, 9);
  });

  it('expects its share of the target; a ceiling holds all year', () => {
    expect(expectedValue({ comparator: '>=', target: 7200, curve: roads }, 6)).toBe(2880);
    expect(expectedValue({ comparator: '<=', target: 0.8, curve: roads }, 3)).toBe(0.8);
    expect(expectedValue({ comparator: '>=', target: null, curve: roads }, 6)).toBeNull();
    expect(expectedValue({ comparator: '>=', target: 7200, curve: null }, 6)).toBeNull();
  });

  it('tells how many points behind a value is', () => {
    const goal = { comparator: '>=', target: 7200, curve: roads } as const;
    expect(pointsBehind(goal, 6, 2160)).toBe(10);
    expect(pointsBehind(goal, 6, 5000)).toBe(0);
    expect(pointsBehind({ comparator: '<=', target: 0.8, curve: null }, 6, 0.7)).toBe(0);
    expect(pointsBehind({ comparator: '<=', target: 0.8, curve: null }, 6, 1)).toBe(25);
    expect(pointsBehind({ ...goal, target: 0 }, 6, 1)).toBeNull();
  });
});

describe('the forecast to the year’s end', () => {
  const total = { curve: null, isTotal: true, isPercent: false };

  it.each([
    ['by the season', [{ months: 6, value: 3000 }], { ...total, curve: roads }, 7500, 'season'],
    [
      'by the trend',
      [
        { months: 3, value: 10 },
        { months: 6, value: 25 },
      ],
      total,
      55,
      'trend',
    ],
    ['growing evenly', [{ months: 3, value: 10 }], total, 40, 'even'],
    [
      'a rate stays',
      [{ months: 3, value: 88 }],
      { curve: null, isTotal: false, isPercent: true },
      88,
      'level',
    ],
    [
      'no more than all',
      [{ months: 3, value: 99 }],
      { curve: [90, 93, 97, 100], isTotal: false, isPercent: true },
      100,
      'season',
    ],
    [
      'the year is over',
      [
        { months: 6, value: 1 },
        { months: 12, value: 7 },
      ],
      { ...total, curve: roads },
      7,
      'final',
    ],
  ])('%s', (_, readings, basis, value, method) => {
    expect(yearEnd(readings, basis)).toEqual({ value, method });
  });

  it('has nothing to say without a reading', () => {
    expect(yearEnd([], total)).toBeNull();
  });

  it('meets the target exactly where the value is what the curve expects', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 100_000 }), (months, target) => {
        const value = (target * curveAt(roads, months)) / 100;
        expect(yearEnd([{ months, value }], { ...total, curve: roads })?.value).toBeCloseTo(target, 4);
      }),
    );
  });
});
