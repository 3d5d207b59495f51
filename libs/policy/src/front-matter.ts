import { fullDates } from './dates';
import { fold, rejoin } from './folding';
import { isEnded, isFull, type Layout, type TextLine } from './layout';

/** What stands before the first numbered mark. */
export interface FrontMatter {
  readonly title: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly preamble: string;
}

const kinds =
  '意见|通知|方案|办法|规定|决定|要点|计划|措施|细则|规划|纲要|条例|通报|报告|批复|公告|通告|决议|指南|规则|制度|清单|分工|任务|函|请示|公报|标准|规程|规范|准则|预案|安排|举措|行动|章程|倡议书?|纪要';
const titleEnd = new RegExp(`(?:${kinds})(?:[（(【〔].{1,24}[)）】〕])?$`, 'u');

const issuer = '[\\u4e00-\\u9fff（）()]{1,24}';
const numberForm = new RegExp(
  `^(${issuer}?)\\s?[〔[【(〈](?:第)?((?:19|20)\\d{2})[〕\\]】)〉]\\s?第?\\s?(\\d{1,5})\\s?号$`,
  'u',
);
const orderForm = new RegExp(
  `^(${issuer}(?:令|公告|通告))\\s?[第(]*\\s?(\\d{1,5}|[一二三四五六七八九十百]{1,6})\\s?号\\)?$`,
  'u',
);
const yearForm = new RegExp(`^(${issuer}?(?:发|字|函|办))((?:19|20)\\d{2})年?第?(\\d{1,5})号$`, 'u');

/** A document number that makes up a whole line, with the year in 〔〕 as GB/T 9704 has it; null if the line is none. */
export function documentNumber(line: string): string | null {
  const folded = fold(line)
    .replaceAll(/\s+/gu, '')
    .replace(/^(?:发文字号|发文文号|文件编号|文号|字号|文件号)[:：]?/u, '')
    .replace(/(?:签发人[:：]?.{2,8})$/u, '');
  const bare = /^[(（【].*[)）】]$/u.test(folded) ? folded.slice(1, -1) : folded;
  for (const text of [folded, bare]) {
    const found = numberForm.exec(text);
    if (found) return `${found[1] ?? ''}〔${found[2] ?? ''}〕${found[3] ?? ''}号`;
    const plain = yearForm.exec(text);
    if (plain) return `${plain[1] ?? ''}〔${plain[2] ?? ''}〕${plain[3] ?? ''}号`;
    const order = orderForm.exec(text);
    if (order) return `${order[1] ?? ''}第${order[2] ?? ''}号`;
  }
  return null;
}

const dateLabel =
  /^(?:成文日期|发文日期|发布日期|印发日期|发布时间|印发时间|公布日期|日期|时间|发文时间|成文时间)[:：]?/u;
const dateAround = /^(?:印发|发布|公布|发|于)?$/u;

/** The date that makes up a whole line, brackets and labels aside; null if the line says anything else. */
export function dateLine(line: string): string | null {
  const folded = fold(line).replaceAll(/\s+/gu, '');
  if (folded.length > 40) return null;
  const text = folded.replace(/^[(【〔]|[)】〕]$/gu, '').replace(dateLabel, '');
  const [found, second] = fullDates(text);
  if (!found || second || found.at > 0) return null;
  const rest = text.replace(
    /^[\d一二○〇零OＯ三四五六七八九十]+[年\-./][\d一二三四五六七八九十]+[月\-./][\d一二三四五六七八九十]+日?/u,
    '',
  );
  return dateAround.test(rest.replace(/^\d{1,2}:\d{2}(?::\d{2})?$/u, '')) ? found.date : null;
}

const adopted = /^[（(].*(?:通过|公布|发布|印发|修订|施行).*[)）]$/u;

/** (2024年1月10日县人民政府第3次常务会议通过): the day it was made public, else the day it was adopted. */
function bracketDate(line: string): string | null {
  if (!adopted.test(line)) return null;
  const folded = fold(line);
  const dates = fullDates(folded);
  const issued = dates.find(({ at }, index) => {
    const stretch = folded.slice(at, dates[index + 1]?.at ?? folded.length);
    return /公布|发布|印发/u.test(stretch) && !stretch.includes('施行');
  });
  return (issued ?? dates[0])?.date ?? null;
}

const masthead =
  /(?:文件|简报|内部资料|密级.*|机密|秘密|特急|急件|加急|平急|[★☆].*|签发人.*|\d{6}|公开|主动公开)$/u;
const label =
  /^(?:索引号|发文机关|发文机构|主题分类|主题词|公文种类|体裁|有效性|信息来源|来源|责任部门|文\s*种|分\s*类|标\s*题|名\s*称|生成日期)\s*[:：]/u;
const numberLabel = /^(?:发文字号|文号|发布日期|成文日期|印发日期)\s*[:：]/u;
const byline = /^(?:新华社|来源|作者|记者|本报讯|本报记者|日期|浏览|字号|打印|编辑|【)/u;

/** Whether a line may be (part of) a title. */
function mayBeTitle(text: string): boolean {
  return (
    text.length <= 90 &&
    !/[。；;！!？?，,]/u.test(text.replaceAll(/《[^》]*》/gu, '')) &&
    !isEnded(text.replace(/[)）》】]$/u, ''))
  );
}

interface Titled {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

const longestTitle = 140;

/** Lines that end, joined, as titles of documents do; up to six of them. */
function findTitle(lines: readonly TextLine[], taken: ReadonlySet<number>): Titled | null {
  for (let from = 0; from < Math.min(lines.length, 30); from++) {
    let text = '';
    for (let to = from; to < Math.min(from + 6, lines.length) && !taken.has(to); to++) {
      const line = lines[to]?.text ?? '';
      if (!mayBeTitle(line)) break;
      text = text === '' ? line : rejoin(text, line);
      const complete = titleEnd.test(text) && text.length >= 5 && !continued(lines[to + 1]?.text);
      if (complete && text.length <= longestTitle) return { title: tidyTitle(text), from, to };
    }
  }
  return null;
}

/** The next line goes on with the title: 关于印发《…方案》 / 的通知. */
function continued(next: string | undefined): boolean {
  if (next === undefined || dateLine(next) !== null || bracketDate(next) !== null) return false;
  return /^(?:的|》)|^\((?:试行|暂行|征求意见稿|草案|修订|\d{4}年?(?:[-至]\d{4}年?)?(?:版|度|修订)?\))/u.test(
    fold(next),
  );
}

function tidyTitle(text: string): string {
  return text
    .replaceAll(/[\s\u3000]+/gu, ' ')
    .replaceAll(/(?<=[\u4e00-\u9fff》])\s(?=的?(?:通知|意见|方案)$)/gu, '')
    .trim();
}

/** A short line at the very top, set off from what follows, without a word that names its kind. */
function plainTitle(lines: readonly TextLine[], taken: ReadonlySet<number>): Titled | null {
  const at = lines.findIndex((_, index) => !taken.has(index));
  const line = lines[at];
  if (!line || line.text.length > 60 || line.text.length < 4 || !mayBeTitle(line.text)) return null;
  if (/[^\u4e00-\u9fff\dA-Za-z《》（）()“”"·:：\s-]/u.test(line.text) || line.text.includes('、')) {
    return null;
  }
  const next = lines[at + 1];
  return next === undefined || next.spaced || line.heading || next.indented
    ? { title: tidyTitle(line.text), from: at, to: at }
    : null;
}

/** Joins lines that were broken by force, but none that is a number, a date or a label by itself. */
function joinBroken(lines: readonly TextLine[], layout: Layout): readonly TextLine[] {
  const paragraphs: TextLine[] = [];
  let open: TextLine | null = null;
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (before && open && isBroken(before, open, line, layout)) {
      paragraphs[paragraphs.length - 1] = { ...before, text: rejoin(before.text, line.text) };
    } else paragraphs.push(line);
    open = line;
  }
  return paragraphs;
}

/** Whether a line goes on with the paragraph before it, whose last line is `open`. */
function isBroken(before: TextLine, open: TextLine, line: TextLine, layout: Layout): boolean {
  if (isLabelled(line.text) || isMetadata(before.text)) return false;
  if (/^[（(][^)）]*$/u.test(before.text) && before.text.length <= 160) return true;
  if (!isFull(open, layout) || line.spaced || line.indented || isEnded(open.text) || isMetadata(line.text)) {
    return false;
  }
  return !titleEnd.test(before.text) || titleEnd.test(line.text) || continued(line.text);
}

function isMetadata(text: string): boolean {
  return documentNumber(text) !== null || dateLine(text) !== null;
}

function isLabelled(text: string): boolean {
  return label.test(text) || numberLabel.test(text);
}

/** Reads title, number and date from the lines before the first mark; the rest is the preamble. */
export function readFront(broken: readonly TextLine[], layout: Layout): FrontMatter {
  const lines = joinBroken(broken, layout);
  const taken = new Set<number>();
  let number: string | null = null;
  let issuedOn: string | null = null;
  for (const [at, { text }] of lines.entries()) {
    const foundNumber: string | null = number === null ? documentNumber(text) : null;
    const foundDate: string | null = foundNumber === null ? (dateLine(text) ?? bracketDate(text)) : null;
    number ??= foundNumber;
    issuedOn ??= foundDate;
    if (foundNumber ?? foundDate) taken.add(at);
    else if (text.length <= 60 && (masthead.test(text) || label.test(text) || byline.test(text))) {
      taken.add(at);
    }
  }
  const title = findTitle(lines, taken) ?? plainTitle(lines, taken);
  const rest = lines.filter(
    (line, at) => !(title && at >= title.from && at <= title.to) && !isRead(line, at, taken),
  );
  return { title: title?.title ?? null, number, issuedOn, preamble: rest.map(({ text }) => text).join('\n') };
}

/** The line's whole content went into number or date. */
function isRead({ text }: TextLine, at: number, taken: ReadonlySet<number>): boolean {
  return taken.has(at) && (documentNumber(text) !== null || dateLine(text) !== null);
}
