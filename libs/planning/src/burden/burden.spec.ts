import fc from 'fast-check';
import { AskedBook, overBudget, weekOf } from './budget';
import type { Budgets } from './budget';
import { duplicateRequests, indicatorKey } from './duplicates';
import type { IndicatorRequest } from './duplicates';

const budget = { week: 2, month: 3, year: 5 };
const budgets: Budgets = {
  region: budget,
  prefecture: budget,
  county: budget,
  township: budget,
  village: budget,
};
const bookOf = (unit: string, ...days: readonly string[]): AskedBook => {
  const book = new AskedBook();
  book.add({ unit, days, times: 1 });
  return book;
};
const county = () => 'county' as const;

describe('budgets of what a unit is asked', () => {
  it('count by ISO week, month and year', () => {
    expect(weekOf('2026-01-01')).toBe('2026-W01');
    expect(weekOf('2027-01-01')).toBe('2026-W53');
    expect(weekOf('2024-12-30')).toBe('2025-W01');
    expect(weekOf('2023-01-01')).toBe('2022-W52');
  });

  it('give seven days a week, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const days = Array.from({ length: 7 }, (_, at) =>
          new Date(Date.UTC(2000, 0, 3) + (offset * 7 + at) * 86_400_000).toISOString().slice(0, 10),
        );
        expect(new Set(days.map(weekOf)).size).toBe(1);
      }),
    );
  });

  it('warn of the worst period of each span, with what was asked before', () => {
    const fresh = bookOf('u', '2026-06-01', '2026-06-02', '2026-06-15', '2026-07-01');
    expect(overBudget(fresh, new AskedBook(), county, budgets)).toEqual([]);
    expect(overBudget(fresh, bookOf('u', '2026-06-03', '2026-08-03'), county, budgets)).toMatchObject([
      { span: 'week', period: '2026-W23', asked: 3, before: 1, limit: 2 },
      { span: 'month', period: '2026-06', asked: 4, before: 1, limit: 3 },
      { span: 'year', period: '2026', asked: 6, before: 2, limit: 5 },
    ]);
  });

  it('warn of nothing that the new tasks do not add to', () => {
    const full = bookOf('u', '2026-06-01', '2026-06-01', '2026-06-01', '2026-06-01');
    const found = overBudget(bookOf('u', '2026-09-01'), full, county, budgets);
    expect(found.map(({ span }) => span)).toEqual([]);
    expect(overBudget(bookOf('nobody', '2026-09-01'), full, () => null, budgets)).toEqual([]);
  });
});

const request = (more: Partial<IndicatorRequest>): IndicatorRequest => ({
  ...{ document: null, clause: 14, key: 'a', indicator: '新建高标准农田360万亩', measure: '万亩' },
  ...{ from: '2026-01-10', until: '2026-12-31', units: new Set(['x', 'y']) },
  ...more,
});

describe('figures that are asked twice', () => {
  it('are one thing whatever their target', () => {
    expect(indicatorKey(request({}))).toBe(
      indicatorKey(request({ indicator: '新建高标准农田达到 420 万亩' })),
    );
    expect(indicatorKey(request({}))).not.toBe(indicatorKey(request({ indicator: '改造高标准农田360万亩' })));
  });

  it('are told with both tasks and the units they share', () => {
    const other = request({ document: 'other', clause: 3, key: 'b', units: new Set(['y', 'z']) });
    expect(duplicateRequests([request({})], [other])).toEqual([
      {
        indicator: '新建高标准农田360万亩',
        tasks: [
          { document: 'other', clause: 3, key: 'b' },
          { document: null, clause: 14, key: 'a' },
        ],
        units: ['y'],
        count: 1,
      },
    ]);
  });

  it('are none where the time, the unit, or the thing is another, or the task is the same', () => {
    const others = [
      request({ key: 'b', until: '2026-01-09', from: '2025-01-01' }),
      request({ key: 'b', units: new Set(['z']) }),
      request({ key: 'b', measure: '%' }),
      request({}),
      request({ key: 'b', indicator: '90%', measure: '万亩' }),
    ];
    for (const other of others) expect(duplicateRequests([request({})], [other])).toEqual([]);
  });
});
