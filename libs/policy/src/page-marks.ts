import { fold } from './folding';

/** What a printed page says about itself: continuations, page numbers, the newspaper's own head and imprint. */
const number = '[A-Z]?[\\d一二三四五六七八九十]{1,3}';
const continuation = new RegExp(
  `[(【\\[<]\\s*(?:紧接|上接|下转|续接|转接)\\s*(?:第\\s*)?${number}\\s*版[^)】\\]>。,\\n]{0,12}[)】\\]>]`,
  'gu',
);

const topics = '(?:要闻|综合|时政|专题|新闻|理论|文件|公告|特别报道|深读)';
const sheet = `(?:第\\s*)?${number}\\s*版`;
const paper = '[\\u4e00-\\u9fff]{2,8}(?:日报|晚报|日报社)';

const wholeLine: readonly RegExp[] = [
  new RegExp(`^[▲▼◀▶★*]?\\s*(?:紧接|上接|下转|续接|转接)\\s*${sheet}.{0,6}$`, 'u'),
  /^[-·.~]+\s*\d{1,4}\s*[-·.~]+$/u,
  /^第\s*\d{1,4}\s*页(?:[\s,/]*共\s*\d{1,4}\s*页)?$/u,
  /^\d{1,4}\s*\/\s*\d{1,4}$/u,
  /^page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/iu,
  new RegExp(
    `^${sheet}(?:[:\\s·]*${topics})?$|^\\d{1,3}\\s+${topics}$|^${topics}\\s*${sheet}$|^${topics}\\s+[A-Z]?\\d{1,3}$`,
    'u',
  ),
  new RegExp(`^${paper}(?:\\s.{0,40})?$`, 'u'),
  // 2023年3月12日 星期日 02版: a date that goes on with the day of the week or the sheet.
  new RegExp(
    `^(?:${paper}|${topics}|${sheet}|\\s)*\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日\\s*(?:星期[一二三四五六日天]|农历|${sheet}|${topics}|\\s[A-Z]?\\d{1,2}$)[^。;,]{0,30}$`,
    'u',
  ),
  /^星期[一二三四五六日天](?:\s.{0,20})?$/u,
  /^(?:责任编辑|本版编辑|本版责编|责编|编辑|美编|校对|版式|版面设计)\s*[:\s/][^。]{1,50}$/u,
  /^(?:https?:\/\/|www\.)\S+$/u,
];

/** Whether a whole line is a mark of the page and no text of the document. */
export function isPageMark(text: string): boolean {
  const folded = fold(text).trim();
  return folded.length <= 70 && wholeLine.some((pattern) => pattern.test(folded));
}

/** Whether a bracket says where the text goes on, or where it comes from. */
export function isContinuation(bracket: string): boolean {
  return fold(bracket).replace(continuation, '') === '';
}

/** A stretch of a line, kept or dropped. */
export interface Stretch {
  readonly text: string;
  readonly dropped: boolean;
}

/** Cuts (上接02版) and its like out of a line; a line without them is one kept stretch. */
export function cutContinuations(text: string): readonly Stretch[] {
  if (!text.includes('版')) return [{ text, dropped: false }];
  const stretches: Stretch[] = [];
  let from = 0;
  for (const found of fold(text).matchAll(continuation)) {
    stretches.push({ text: text.slice(from, found.index), dropped: false });
    from = found.index + found[0].length;
    stretches.push({ text: text.slice(found.index, from), dropped: true });
  }
  stretches.push({ text: text.slice(from), dropped: false });
  return stretches;
}

const bareNumber = /^\d{1,3}$/u;

/**
 * Lines that are nothing but page numbers: figures alone on their line that count up by one, three or more in a row.
 * @param texts trimmed lines; empty ones are passed over
 * @returns indexes into `texts`
 */
export function pageNumberLines(texts: readonly string[]): ReadonlySet<number> {
  const found = texts.flatMap((text, index) =>
    bareNumber.test(text) ? [{ index, value: Number(text) }] : [],
  );
  const counted = found.every(({ value }, at) => at === 0 || value === (found[at - 1]?.value ?? 0) + 1);
  return new Set(found.length >= 3 && counted ? found.map(({ index }) => index) : []);
}

/**
 * Running heads: the same short line (figures aside) three times or more, most of the times beside a mark of the page.
 * @param texts trimmed lines
 * @param marks indexes of lines already known as marks of the page
 */
export function runningHeads(texts: readonly string[], marks: ReadonlySet<number>): ReadonlySet<number> {
  if (marks.size < 2) return new Set();
  const beside = new Map<string, number[]>();
  for (const mark of marks) {
    for (const step of [-1, 1]) {
      let at = mark + step;
      while (texts[at] === '') at += step;
      const text = texts[at];
      if (text !== undefined && !marks.has(at) && text.length <= 40 && !/[。；;：:，,、！？]/u.test(text)) {
        const shape = text.replaceAll(/\d+/gu, '#');
        beside.set(shape, [...(beside.get(shape) ?? []), at]);
      }
    }
  }
  return new Set([...beside.values()].filter((places) => places.length >= 3).flat());
}
