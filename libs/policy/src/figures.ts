import { belowTenThousand } from './numerals';
import { notAUnit, unitInitials, unitPattern } from './units';

/** A number in a text, with its unit. */
export interface Figure {
  /** Where the number begins. */
  readonly start: number;
  /** Where its unit ends; where the number ends if it has none. */
  readonly end: number;
  readonly value: number | string;
  /** With its multiplier (万人次); null if none. */
  readonly unit: string | null;
  /** How it is written: Arabic, Chinese, or a share of something (%, 成, 分之). */
  readonly form: 'arabic' | 'chinese' | 'share';
  /** A multiplier without a number of its own: 亿元村, 百家. */
  readonly bare: boolean;
  /** More than the number says: 1000余个, 30多家. */
  readonly more: boolean;
}

const cn = '[零〇一二两三四五六七八九十百千廿卅]';
/** As money is written out; one alone (队伍, 陆家嘴) is a word. */
const formal = '[零壹贰叁肆伍陆柒捌玖拾佰仟]{2,9}';
/** Deaths are counted in so many /10万: that is the unit. */
const unitAhead = new RegExp(`^\\s?(/(?:10|十)?万|${unitPattern})`, 'u');

/** One alternative a way of writing; named groups tell them apart. */
const numberSource = `(?=[\\d百千万亿零〇一二两三四五六七八九十廿卅番半壹贰叁肆伍陆柒捌玖拾])(?:${[
  `(?<ratio>\\d{1,2})/(?<ratioOf>\\d{1,2})(?![\\d/万])`,
  `(?<arabic>\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,15}(?!\\d)(?:\\.\\d+)?|\\d{16,})\\s?(?<scale>[十百千](?![分一二三四五六七八九瓦米克伏])|(?=万|亿))?(?<magnitude>万亿|万(?!里长城)|亿)?`,
  `百分百|(?<=翻)番`,
  `(?<half>一半|半数(?=以上))(?=以上|以下|以内|左右|的|、|,|。|；|;|$)`,
  `(?<=[为至到降成])(?<zero>零)(?=、|,|。|；|;|$)`,
  `(?<whole>[百千万])分之(?<part>${cn}{1,7}(?:点${cn}{1,4})?)`,
  `(?<denominator>${cn}{1,4})分之(?<numerator>${cn}{1,4})`,
  `(?<tenths>[一二两三四五六七八九])成(?<tenth>[一二三四五六七八九](?![一二三四五六七八九十百千万]))?(?=以上|以下|以内|左右|多|的|、|,|，|。|；|$)`,
  `(?<chinese>(?:${cn}{1,9}|${formal})(?:点${cn}{1,4})?)?(?<cnMagnitude>万亿|万|亿)(?<below>${cn}{1,7}(?<belowWan>万)?(?=[\\u4e00-\\u9fff]))?`,
  `(?<point>[零〇一二三四五六七八九]{1,3}点[零〇一二三四五六七八九]{1,4})(?=以上|以下|以内|左右|、|,|。|；|;|$)`,
  `(?<small>(?:${cn}{1,9}|${formal})(?:点${cn}{1,4})?)(?=\\s?[多余${unitInitials}])`,
].join('|')})`;
/** Names of the groups by their place: named groups would make an object of each match, and there are many. */
const groupNames = Array.from(numberSource.matchAll(/\(\?<([a-zA-Z]+)>/gu), (found) => found[1] ?? '');
const numberPattern = new RegExp(numberSource.replaceAll(/\(\?<[a-zA-Z]+>/gu, '('), 'gu');

type GroupName =
  | 'ratio'
  | 'ratioOf'
  | 'arabic'
  | 'scale'
  | 'magnitude'
  | 'half'
  | 'zero'
  | 'whole'
  | 'part'
  | 'denominator'
  | 'numerator'
  | 'tenths'
  | 'tenth'
  | 'chinese'
  | 'cnMagnitude'
  | 'below'
  | 'belowWan'
  | 'point'
  | 'small';

const place = Object.fromEntries(groupNames.map((name, at) => [name, at + 1])) as Record<GroupName, number>;

/** Decimals are read digit by digit: 九点八. */
function chineseValue(text: string): number | null {
  const [whole = '', decimals] = text.split('点');
  const value = belowTenThousand(whole);
  if (value === null || decimals === undefined) return value;
  const digits = Array.from(decimals, (each) => belowTenThousand(each) ?? -1);
  return digits.some((digit) => digit < 0 || digit > 9) ? null : Number(`${value}.${digits.join('')}`);
}

interface Number_ {
  readonly value: number | string;
  readonly magnitude: string;
  readonly share: boolean;
  readonly bare: boolean;
}

const scaleValues: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const wholeUnits: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' };

function arabicNumber(found: RegExpExecArray): Number_ {
  const value = Number((found[place.arabic] ?? '').replaceAll(',', ''));
  const scaled = value * (scaleValues[found[place.scale] ?? ''] ?? 1);
  return { value: rounded(scaled), magnitude: found[place.magnitude] ?? '', share: false, bare: false };
}

/** 2.3 × 10 is 23, not 22.999…. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** 一百零九万 is 109 万; 一万五千 is 1.5 万; 万亿 alone is 1. */
function largeNumber(found: RegExpExecArray): Number_ | null {
  const head = found[place.chinese];
  const magnitude = found[place.cnMagnitude] ?? '';
  const value = head === undefined ? 1 : chineseValue(head);
  const tail = found[place.below];
  const below = tail === undefined ? 0 : belowTenThousand(tail.replace(/^零|万$/gu, ''));
  if (value === null || below === null) return null;
  // 一亿二千万 is 1.2 亿, 一万五千 is 1.5 万; 一亿 followed by a row of its own without 万 is two numbers.
  if (below > 0 && (magnitude === '亿') !== (found[place.belowWan] !== undefined)) return null;
  const share = below / 10_000;
  const bare = head === undefined || /^[百千]$/u.test(head);
  return { value: rounded(value + share), magnitude, share: false, bare };
}

function shareNumber(found: RegExpExecArray, text: string): Figure['value'] | null {
  if (text === '百分百') return 100;
  if (text === '番') return 1;
  if (found[place.half] !== undefined) return '1/2';
  if (found[place.zero] !== undefined) return 0;
  const part = found[place.part];
  if (part !== undefined) return chineseValue(part);
  if (found[place.ratio] !== undefined) return `${found[place.ratio]}/${found[place.ratioOf] ?? ''}`;
  const tenths = found[place.tenths];
  if (tenths !== undefined) {
    return (belowTenThousand(tenths) ?? 0) * 10 + (belowTenThousand(found[place.tenth] ?? '') ?? 0);
  }
  const numerator = belowTenThousand(found[place.numerator] ?? '');
  const denominator = belowTenThousand(found[place.denominator] ?? '');
  return numerator === null || denominator === null ? null : `${numerator}/${denominator}`;
}

function readNumber(found: RegExpExecArray): (Number_ & { unit: string | null }) | null {
  if (found[place.arabic] !== undefined) {
    const number = arabicNumber(found);
    return Number.isFinite(number.value) ? { ...number, unit: null } : null;
  }
  if (found[place.cnMagnitude] !== undefined) {
    const large = largeNumber(found);
    return large && { ...large, unit: null };
  }
  const small = found[place.point] ?? found[place.small];
  if (small !== undefined) {
    const value = chineseValue(small);
    const bare = /^[百千]$/u.test(small);
    return value === null ? null : { value, magnitude: '', share: false, bare, unit: null };
  }
  const value = shareNumber(found, found[0]);
  const percent = found[0] === '百分百' || found[place.tenths] !== undefined;
  const plain = found[0] === '番' ? '番' : percent ? '%' : null;
  const whole = found[place.whole];
  const unit = whole === undefined ? plain : (wholeUnits[whole] ?? null);
  return value === null ? null : { value, magnitude: '', share: true, bare: false, unit };
}

const moreThan = /^(?:多|余)(?!元化|样)/u;

/** A small number that counts nothing (一是, 三农) may still begin a range: 三至五个. */
const mayGoOn = /^\s?[-~～至到、和及或]/u;

/** All numbers of a folded text, from left to right. */
export function figuresOf(folded: string): readonly Figure[] {
  const figures: Figure[] = [];
  numberPattern.lastIndex = 0;
  for (let found = numberPattern.exec(folded); found; found = numberPattern.exec(folded)) {
    const read = readNumber(found);
    if (read) {
      const figure = withUnit(folded, found.index, found[0], read);
      if (
        figure.unit !== null ||
        figure.form !== 'chinese' ||
        !Number.isInteger(figure.value) ||
        mayGoOn.test(folded.slice(figure.end, figure.end + 2))
      ) {
        figures.push(figure);
      }
      numberPattern.lastIndex = figure.end;
    }
  }
  return figures;
}

function withUnit(
  folded: string,
  start: number,
  text: string,
  read: Number_ & { unit: string | null },
): Figure {
  const { value, magnitude, share, bare } = read;
  let end = start + text.trimEnd().length;
  const form = share ? 'share' : /^\d/u.test(text) ? 'arabic' : 'chinese';
  if (share) return { start, end, value, unit: read.unit, form, bare, more: false };
  const more = moreThan.test(folded.slice(end, end + 3));
  if (more) end += 1;
  const ahead = folded.slice(end, end + 12);
  const unit = unitAhead.exec(ahead);
  const word = unit?.[1];
  if (unit === null || word === undefined || blocked(ahead.trimStart(), word)) {
    return { start, end, value, unit: magnitude === '' ? null : magnitude, form, bare, more };
  }
  end += unit[0].length;
  const percent = word === '%' || word === '‰';
  return { start, end, value, unit: magnitude + word, form: percent ? 'share' : form, bare, more };
}

function blocked(ahead: string, unit: string): boolean {
  const other = notAUnit.exec(ahead);
  return other !== null && other[0].length > unit.length;
}
