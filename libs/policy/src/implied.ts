import type { BoundFigure, FoundIndicator } from './indicators';
import type { Comparator } from './types';

/** Words that promise all of something: 全覆盖, 应保尽保, 清零, 全面完成. */
const all =
  /(?<![未没不])(?:(?:全(?:域|员|面|部|程|过程|流程|链条)?覆盖)|应([\u4e00-\u9fff])尽\1|清零|(?<!已)(?:全面|全部)(?:完成|达标|建成投用|办结|整改到位|整改完成|落实到位|兑现|销号|消除|取缔|淘汰|纳入|入学|脱贫|覆盖|到位))/gu;
/** 基本完成 is read as 95 % or more: the convention of the region's own breakdown of its documents. */
const most = /(?<![未没不已])基本(?:完成|消除|实现全覆盖)/gu;

const relativeWords: Readonly<Record<string, Comparator>> = {
  不低于: '>=',
  不少于: '>=',
  不得低于: '>=',
  不高于: '<=',
  不超过: '<=',
  高于: '>',
  超过: '>',
  快于: '>',
  优于: '>',
  达到: '>=',
  低于: '<',
  少于: '<',
};
const reference =
  '(?:(?:上一?年度?|去年|前一年|往年|近三年|同期|历史同期)(?:同期)?(?:平均|实际|实绩|投入|决算|预算|完成)?(?:水平|规模|总量|数额|增幅|增速|标准)?|(?:全国|全省|全区|全疆|全市|全州|全县|自治区|国家|西部地区?|当地|地方|同类地区|城镇居民|经济)[^\\d,，。；;、:：]{0,10}(?:平均水平|平均值|平均|水平|增速|增幅|增长速度)|[^\\d,，。；;、:：]{1,12}(?:平均水平|平均增速|平均增幅|平均值|增速|增幅))';
const relative = new RegExp(
  `(不低于|不少于|不得低于|不高于|不超过|高于|超过|快于|优于|达到|低于|少于)${reference}(?!\\s?的?\\s?\\d)(?!同期的)`,
  'gu',
);
const level = new RegExp(`(?:与|同|和)${reference}(?:基本)?(?:持平|相当|同步)`, 'gu');
const growing = /只增不减/gu;

const cut = /[,，。；;:：！？!?\n]/u;

/** The stretch between commas around a match. */
function stretch(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && !cut.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < text.length && !cut.test(text[to] ?? '')) to++;
  const comma = text.slice(end, to).indexOf('、');
  return [from, comma >= 0 ? end + comma : to];
}

/** Targets without a figure of their own. One that stands beside a figure (覆盖率100%，实现全覆盖) is not counted twice. */
export function impliedTargets(
  folded: string,
  sentence: string,
  figures: readonly BoundFigure[],
): readonly FoundIndicator[] {
  const found: FoundIndicator[] = [];
  const take = (
    pattern: RegExp,
    make: (match: RegExpMatchArray) => Omit<FoundIndicator, 'text' | 'start' | 'end'>,
  ) => {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = stretch(folded, match.index, match.index + match[0].length);
      const taken = figures.some((each) => each.start >= start && each.end <= end);
      const twice = found.some((each) => each.start === start && each.end === end);
      if (!taken && !twice) {
        found.push({ ...make(match), text: sentence.slice(start, end).trim(), start, end });
      }
    }
  };
  take(all, () => ({ comparator: '=', value: 100, unit: '%', kind: 'implied' }));
  take(most, () => ({ comparator: '>=', value: 95, unit: '%', kind: 'implied' }));
  take(relative, (match) => ({
    comparator: relativeWords[match[1] ?? ''] ?? '=',
    value: null,
    unit: null,
    kind: 'relative',
  }));
  take(level, () => ({ comparator: '=', value: null, unit: null, kind: 'relative' }));
  take(growing, () => ({ comparator: '>=', value: null, unit: null, kind: 'relative' }));
  return found;
}
