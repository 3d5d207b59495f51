import { dateFigure, isoDate } from './dates';
import { fold } from './folding';

/** A time by which something is to be done. */
export interface DueTime {
  /** As written. */
  readonly text: string;
  readonly at: number;
  /** `YYYY-MM-DD`; null if the year is not known or there is no such day. */
  readonly due: string | null;
}

const source = [
  '(?=[“"\\d今本当明次第上下年零〇一二三四五六七八九十])',
  '(?:(?<![\\d-])(?<date>(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d)|',
  '(?:(?<year>(?:19|20|21)\\d{2}|[一二][零〇○O一二三四五六七八九]{3})\\s?年度?|(?<word>今年|本年度?|当年|明年|次年))?的?\\s?',
  '(?:',
  '(?<!\\d)(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月份?',
  '(?:\\s?(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|廿[一二三四五六七八九]?|卅一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号]|(?<part>底|末|上旬|中旬|下旬|初))?',
  '|[“"]?(?<plan>十[二三四五六])五[”"]?(?:规划)?(?:时?期)?(?:末|结束|收官)',
  '|第?(?<quarter>[一二三四1-4])季度(?:底|末)?',
  '|(?<half>[上下])半年(?:底|末)?',
  '|(?<![\\d几数零〇一二三四五六七八九十])(?<end>年?底|年?末|年?内)',
  ')?)\\s?',
  '(?<bound>之前|以前|之内|以内|前(?!后)|内(?![容外部])|止)?',
].join('');
/** Names of the groups by their place: named groups would make an object of each match, and most mean nothing. */
const groupNames = Array.from(source.matchAll(/\(\?<([a-z]+)>/gu), (found) => found[1] ?? '');
const pattern = new RegExp(source.replaceAll(/\(\?<[a-z]+>/gu, '('), 'gu');

/** Said before a time, these make it no deadline: 截至2023年底, 自2024年3月, 每年12月底. */
const notBefore = /(?:截至|截止|自|从|比|较|与|每年|有效期限?[至到为]|今后|往年|上一?年|去年)$/u;
const notAfter = /^(?:起|开始|以来|以后|之后)/u;
const finished =
  /^(?:底|末)?,?(?:全面|基本|全部|如期|正式|力争)?(?:完成|建成|办结|投用|实现|达到|到位|竣工|推开|投产|通车|上线|启用|验收|出台|印发|公布|开工)(?!的)/u;
/** 到2025年, but not 提高到2020年的3倍. */
const untilYear = /(?:(?<![达高升加大小少低降增])到|(?<![日月年])至)$/u;

/** 自即日起至12月31日, 开放到9月30日. */
const untilDay = /起至$|(?<![达高升加大小少低降增日号])到$/u;

/** How a time was found: in a cell or bracket made for it, or in running text, where it must read as a deadline. */
export type DueContext = 'cell' | 'text';

type Groups = Readonly<Record<string, string | undefined>>;

function groupsOf(match: RegExpMatchArray): Groups {
  const groups: Record<string, string | undefined> = {};
  for (let at = 1; at < match.length; at++) {
    if (match[at] !== undefined) groups[groupNames[at - 1] ?? ''] = match[at];
  }
  return groups;
}

/**
 * Times by which something is to be done, in order. A time without a year takes `yearOfIssue`; without that its due day
 * is null. 9月前 is the end of August, 上旬 and 中旬 end on the 10th and 20th, a quarter or half year on its last day.
 */
export function dueTimes(text: string, yearOfIssue: number | null, context: DueContext): readonly DueTime[] {
  if (!/[年月季五]|\d{4}[-/.]\d/u.test(text)) return [];
  const folded = fold(text);
  const found: DueTime[] = [];
  let carried: number | null = null;
  let end = 0;
  for (const match of folded.matchAll(pattern)) {
    if (match[0] === '') continue;
    const groups = groupsOf(match);
    // 2024年3月至10月: the second of a range has the year of the first; in a cell every later time has.
    if (context === 'text' && !/^[至到-]$/u.test(folded.slice(end, match.index))) carried = null;
    if (match[0].trim() !== '') end = match.index + match[0].length;
    if (isTime(groups) && (context === 'cell' || isDeadline(folded, match, groups))) {
      const year: number | null = hasYear(groups) ? yearOf(groups, yearOfIssue) : (carried ?? yearOfIssue);
      if (hasYear(groups)) carried = year;
      const recurring = folded.slice(0, match.index).endsWith('每年');
      const due = year === null || recurring ? null : dayOf(groups, year);
      found.push({
        text: text.slice(match.index, match.index + match[0].length).trim(),
        at: match.index,
        due,
      });
    }
  }
  return found;
}

function hasYear(groups: Groups): boolean {
  if (groups.date !== undefined) return true;
  return groups.year !== undefined || groups.word !== undefined || groups.plan !== undefined;
}

/** Something besides a bound or a loose 底 was found. */
function isTime(groups: Groups): boolean {
  if (groups.date ?? groups.month ?? groups.quarter ?? groups.half) return true;
  return hasYear(groups) || groups.end?.startsWith('年') === true;
}

/** The last years of the five-year plans: “十四五”末. */
const planEnds: Readonly<Record<string, number>> = {
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
};

function yearOf(groups: Groups, yearOfIssue: number | null): number | null {
  if (groups.date !== undefined) return Number(groups.date.slice(0, 4));
  if (groups.year !== undefined) return dateFigure(groups.year);
  if (groups.plan !== undefined) return planEnds[groups.plan] ?? null;
  if (groups.word === undefined || yearOfIssue === null) return null;
  return /^[明次]/u.test(groups.word) ? yearOfIssue + 1 : yearOfIssue;
}

function isDeadline(text: string, match: RegExpMatchArray, groups: Groups): boolean {
  const at = match.index ?? 0;
  const lead = text.slice(Math.max(0, at - 6), at);
  const rest = text.slice(at + match[0].length, at + match[0].length + 8);
  if (notBefore.test(lead) || notAfter.test(rest)) return false;
  // 于2023年: when it was; 于6月底前: by when it is to be done
  if (lead.endsWith('于') && groups.bound === undefined) return false;
  return isBound(groups, lead, rest);
}

function isBound(groups: Groups, lead: string, rest: string): boolean {
  if (groups.plan !== undefined) return true;
  if ((groups.day ?? groups.date) !== undefined) {
    return groups.bound !== undefined || finished.test(rest) || untilDay.test(lead);
  }
  const bound = groups.part ?? groups.end ?? groups.bound;
  if (bound !== undefined) return bound !== '初';
  const named = groups.month ?? groups.quarter ?? groups.half ?? groups.year;
  return finished.test(rest) || (untilYear.test(lead) && named !== undefined);
}

const quarterEnds: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };
const partDays: Readonly<Record<string, number>> = { 初: 10, 上旬: 10, 中旬: 20 };

function dayOf(groups: Groups, year: number): string | null {
  const { date, month, quarter, half, bound } = groups;
  if (date !== undefined) {
    const [, m, d] = date.split(/[-/.]/u).map(Number);
    return isoDate(year, m ?? 0, d ?? 0);
  }
  const strictlyBefore = bound === '前' || bound === '之前' || bound === '以前';
  if (month !== undefined) return dayOfMonth(groups, year, dateFigure(month) ?? 0, strictlyBefore);
  if (quarter !== undefined) return monthEnd(year, Number(quarterEnds[quarter] ?? quarter) * 3);
  if (half !== undefined) return monthEnd(year, half === '上' ? 6 : 12);
  if (groups.plan !== undefined) return isoDate(year, 12, 31);
  const whole = groups.end === undefined && strictlyBefore && groups.word === undefined;
  return isoDate(whole ? year - 1 : year, 12, 31);
}

function dayOfMonth(
  { day, part }: Groups,
  year: number,
  month: number,
  strictlyBefore: boolean,
): string | null {
  if (day !== undefined) return isoDate(year, month, dateFigure(day) ?? 0);
  if (part === undefined) return monthEnd(year, strictlyBefore ? month - 1 : month);
  const fixed = partDays[part];
  return fixed === undefined ? monthEnd(year, month) : isoDate(year, month, fixed);
}

/** The last day of a month; month 0 is December of the year before. */
function monthEnd(year: number, m: number): string | null {
  const end = new Date(Date.UTC(year, m, 0));
  return isoDate(end.getUTCFullYear(), end.getUTCMonth() + 1, end.getUTCDate());
}
