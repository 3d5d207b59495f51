import type { BoundFigure, FoundIndicator } from './indicators';
import type { Stretches } from './stretches';
import type { Comparator } from './types';

type Target = Omit<FoundIndicator, 'text' | 'start' | 'end'>;

/** Words that promise all of something: 全覆盖, 应保尽保, 清零, 全面完成. */
const all =
  /(?<![未没不])(?:全部建成(?!小康)|(?:全(?:域|员|面|部|程|过程|流程|链条)?覆盖)|应([\u4e00-\u9fff])尽\1|清零|(?<!已)(?:全面|全部)(?:完成|达标|建成投用|办结|清偿|结清|化解|整改|解决|拆除|关停|销号|到账|落地|整改到位|整改完成|落实到位|兑现|销号|消除|取缔|淘汰|纳入|入学|脱贫|覆盖|到位)|全部(?:实现|配备|安装|接入|签订|投用|竣工|清退|收回|兑付|发放|投入使用)|覆盖(?:全部|所有))/gu;
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
/** What a relative target is measured by: last year, a year by its number, an average, the growth of something else. */
const reference = [
  '(?:上一?年度?|去年|前一年|往年|近三年|同期|历史同期)(?:同期)?(?:平均|实际|实绩|投入|决算|预算|完成)?(?:水平|规模|总量|数额|增幅|增速|标准)?',
  '\\d{4}年度?(?:同期|实际|平均)?(?:水平|规模|总量)',
  '[^\\d,，。；;、:：]{1,20}(?:平均水平|平均增速|平均增幅|平均值|增速|增幅|增长速度)',
  '(?:全国|全省|全区|全疆|全市|全州|全县|自治区|国家|西部地区?|当地|地方|同类地区)[^\\d,，。；;、:：]{0,10}(?:平均|水平)',
  '经济增长',
].join('|');
const relative = new RegExp(
  `(不低于|不少于|不得低于|不高于|不超过|高于|超过|快于|优于|达到|低于|少于)(?:${reference})(?!\\s?的?\\s?\\d)(?!同期的)`,
  'gu',
);
const level = new RegExp(`(?:与|同|和)(?:${reference})(?:基本)?(?:持平|相当|同步)`, 'gu');
const growing = /只增不减/gu;

/** A share already says how much of all is meant; a number beside 全覆盖 counts something else. */
function isShare({ form, unit }: BoundFigure): boolean {
  return form === 'share' || unit === '个百分点';
}

/** Whether a share stands beside a promise, with no 、 between: 覆盖率100%全覆盖 is one target. */
class Shares {
  private readonly shares: readonly BoundFigure[];
  private next = 0;

  /** @param text folded; `has` must be asked in ascending order */
  constructor(
    private readonly text: string,
    figures: readonly BoundFigure[],
  ) {
    this.shares = figures.filter(isShare);
  }

  has(start: number, end: number, segmentStart: number): boolean {
    while ((this.shares[this.next]?.end ?? Infinity) <= start) this.next++;
    const before = this.shares[this.next - 1];
    const after = this.shares[this.next];
    const touches = (figure: BoundFigure | undefined, from: number, to: number) =>
      figure?.segmentStart === segmentStart && !this.text.slice(from, to).includes('、');
    return touches(before, before?.end ?? 0, start) || touches(after, end, after?.start ?? 0);
  }
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** Targets without a figure of their own. One that stands beside a share (覆盖率100%全覆盖) is not counted twice. */
export function impliedTargets(
  folded: string,
  sentence: string,
  figures: readonly BoundFigure[],
  stretches: Stretches,
): readonly FoundIndicator[] {
  const found: FoundIndicator[] = [];
  const seen = new Set<string>();
  const take = (pattern: RegExp, make: (match: RegExpMatchArray) => Target) => {
    const shares = new Shares(folded, figures);
    let comma = -1;
    for (const match of folded.matchAll(pattern)) {
      const finish = match.index + match[0].length;
      const [start, segmentEnd] = stretches.around(match.index);
      if (comma < finish) comma = indexOrEnd(folded, '、', finish);
      const end = Math.max(Math.min(comma, segmentEnd), finish);
      const words = `${start} ${end}`;
      if (!seen.has(words) && !shares.has(match.index, finish, start)) {
        found.push({ ...make(match), text: sentence.slice(start, end).trim(), start, end });
        seen.add(words);
      }
    }
  };
  if (/覆盖|尽|清零|全[面部]/u.test(folded)) {
    take(all, () => ({ comparator: '=', value: 100, unit: '%', kind: 'implied' }));
  }
  if (folded.includes('基本')) {
    take(most, () => ({ comparator: '>=', value: 95, unit: '%', kind: 'implied' }));
  }
  const relate = (comparator: Comparator): Target => ({
    comparator,
    value: null,
    unit: null,
    kind: 'relative',
  });
  if (/[年期均平速幅准]/u.test(folded)) {
    take(relative, (match) => relate(relativeWords[match[1] ?? ''] ?? '='));
  }
  if (/持平|相当|同步/u.test(folded)) take(level, () => relate('='));
  if (folded.includes('只增不减')) take(growing, () => relate('>='));
  return found;
}
