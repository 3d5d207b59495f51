import { belowTenThousand, numeralValue } from './numerals';

describe('numerals', () => {
  it.each([
    ['十', 10],
    ['十四', 14],
    ['二十', 20],
    ['三十六', 36],
    ['廿三', 23],
    ['卅', 30],
    ['一百零九', 109],
    ['一百一', 110],
    ['两千', 2000],
    ['两千零八', 2008],
    ['三千五', 3500],
    ['二〇二四', 2024],
    ['一百零九万', 1_090_000],
    ['二十万零五百', 200_500],
    ['一亿二千万', 120_000_000],
    ['109', 109],
  ])('%s is %d', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });

  it.each(['三五', '七八', '十百', '一二百', '', '人'])('%s is no number', (text) => {
    expect(belowTenThousand(text)).toBeNull();
  });
});
