import { dueTimes } from './due-days';

function days(
  text: string,
  context: 'cell' | 'text',
  year: number | null = 2024,
): readonly (string | null)[] {
  return dueTimes(text, year, context).map(({ due }) => due);
}

describe('times by which something is to be done', () => {
  it.each([
    ['9月底前', '2024-09-30'],
    ['9月末', '2024-09-30'],
    ['9月前', '2024-08-31'],
    ['2024年10月', '2024-10-31'],
    ['6月30日前', '2024-06-30'],
    ['2月底前', '2024-02-29'],
    ['6月上旬', '2024-06-10'],
    ['6月中旬', '2024-06-20'],
    ['6月下旬', '2024-06-30'],
    ['年底前', '2024-12-31'],
    ['年内', '2024-12-31'],
    ['2025年底前', '2025-12-31'],
    ['2025年', '2025-12-31'],
    ['2025年前', '2024-12-31'],
    ['2024年一季度', '2024-03-31'],
    ['第三季度末', '2024-09-30'],
    ['四季度', '2024-12-31'],
    ['上半年', '2024-06-30'],
    ['明年3月底前', '2025-03-31'],
    ['二〇二四年十二月底前', '2024-12-31'],
    ['１１月底前', '2024-11-30'],
  ])('%s in a cell is %s', (text, due) => {
    expect(days(text, 'cell')).toEqual([due]);
  });

  it.each([
    ['9月底前完成整改。', '2024-09-30'],
    ['力争10月15日前投入使用。', '2024-10-15'],
    ['到2025年，普及率达到90%。', '2025-12-31'],
    ['一季度完成招标。', '2024-03-31'],
    ['今年年底前建成。', '2024-12-31'],
  ])('%s names %s', (text, due) => {
    expect(days(text, 'text')).toEqual([due]);
  });

  it.each([
    '截至2023年底已建成。',
    '自2024年7月1日起施行。',
    '2024年3月5日召开会议。',
    '每年12月底前报送。',
    '第二轮承包到期后再延长30年。',
    '力争5年内翻番。',
    '3月至5月开展检查。',
    '开展三年行动。',
  ])('%s names no day', (text) => {
    expect(days(text, 'text').filter((day) => day !== null)).toEqual([]);
  });

  it('knows no day without a year', () => {
    expect(days('9月底前', 'cell', null)).toEqual([null]);
    expect(days('2月30日', 'cell')).toEqual([null]);
  });

  it('gives the second of a range the year of the first', () => {
    expect(days('2023年3月至10月', 'cell')).toEqual(['2023-03-31', '2023-10-31']);
  });
});
