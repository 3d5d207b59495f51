import { monthsUntil, periodByKey, periodName, readPeriod } from './period-names.text';

describe('names of periods', () => {
  it.each(['2023-03', '2023-Q1', '2023-H2', '2023'])('%s is one', (key) => {
    expect(periodByKey(key)?.key).toBe(key);
  });

  it.each(['2023-13', '2023-Q5', '2023-H0', '23', '2023-3', '', '2023-00'])('%s is none', (key) => {
    expect(periodByKey(key)).toBeNull();
  });

  it.each([
    ['2023-Q2', '2023-Q2'],
    ['2023q2', '2023-Q2'],
    ['2023年第二季度', '2023-Q2'],
    ['2023年二季度末', '2023-Q2'],
    ['第３季度', '2026-Q3'],
    ['一季度', '2026-Q1'],
    ['2023年上半年', '2023-H1'],
    ['下半年', '2026-H2'],
    ['2023年3月', '2023-03'],
    ['十二月', '2026-12'],
    ['2023/7', '2023-07'],
    ['2023年', '2023'],
    ['2023', '2023'],
    ['2023年全年', '2023'],
    ['年底', '2026'],
    ['2023-03-31', '2023-03'],
    ['2023年6月30日', '2023-06'],
    ['20231231', '2023-12'],
  ])('%s is read as %s', (text, key) => {
    expect(readPeriod(text, 2026)?.key).toBe(key);
  });

  it.each(['2023-03-30', '第五季度', '十三月', '2023年13月', '去年', '2023-02-29'])(
    '%s is not read',
    (text) => {
      expect(readPeriod(text, 2026)).toBeNull();
    },
  );

  it.each([
    ['2023-Q2', '2023年二季度'],
    ['2023-H1', '2023年上半年'],
    ['2023-H2', '2023年下半年'],
    ['2023-03', '2023年3月'],
    ['2023', '2023年'],
  ])('%s is written %s, and read back', (key, name) => {
    expect(periodName(key)).toBe(name);
    expect(readPeriod(name, 2026)?.key).toBe(key);
  });

  it('end so many months into a year', () => {
    const months = (key: string): number =>
      monthsUntil(periodByKey(key) ?? { key: '', from: '', to: '' }, 2023);
    expect(['2023-03', '2023-Q2', '2023-H2', '2022-12', '2024-Q1'].map(months)).toEqual([3, 6, 12, 0, 12]);
  });
});
