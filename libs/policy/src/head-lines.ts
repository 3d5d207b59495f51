import { fullDates } from './dates';
import { fold } from './folding';

const issuer = '[\\u4e00-\\u9fff（）()]{1,24}';
const bracketed = `((?:${issuer}?)?)\\s?[〔[【(〈](?:第)?((?:19|20)\\d{2})[〕\\]】)〉]\\s?第?\\s?(\\d{1,5})\\s?号`;
const numberForm = new RegExp(`^${bracketed}$`, 'u');
const numberInside = new RegExp(bracketed, 'u');
const orderForm = new RegExp(
  `^(${issuer}(?:令|公告|通告))\\s?[第(]*\\s?(\\d{1,5}|[一二三四五六七八九十百]{1,6})\\s?号\\)?$`,
  'u',
);
const yearForm = new RegExp(`^(${issuer}?(?:发|字|函|办))((?:19|20)\\d{2})年?第?(\\d{1,5})号$`, 'u');

function written(found: RegExpExecArray): string {
  return `${found[1] ?? ''}〔${found[2] ?? ''}〕${found[3] ?? ''}号`;
}

/** A document number that makes up a whole line, with the year in 〔〕 as GB/T 9704 has it; null if the line is none. */
export function documentNumber(line: string): string | null {
  if (line.length > 60 || !line.includes('号')) return null;
  const folded = fold(line)
    .replaceAll(/\s+/gu, '')
    .replace(/^(?:发文字号|发文文号|发布文号|文件编号|文号|字号|文件号)[:：]?/u, '')
    .replace(/(?:签发人[:：]?.{2,8})$/u, '');
  const bare = /^[(（【].*[)）】]$/u.test(folded) ? folded.slice(1, -1) : folded;
  for (const text of [folded, bare]) {
    const found = numberForm.exec(text) ?? yearForm.exec(text);
    if (found) return written(found);
    const order = orderForm.exec(text);
    if (order) return `${order[1] ?? ''}第${order[2] ?? ''}号`;
  }
  return null;
}

const leadingNumber = new RegExp(`^${bracketed}[\\s:：]*(?=\\S{6,})`, 'u');

/** A number that stands before the title on its line (晋政办发〔2017〕55号 山西省…): the number, and the rest of the line. */
export function numberBefore(line: string): { readonly number: string; readonly rest: string } | null {
  const found = leadingNumber.exec(fold(line));
  return found && { number: written(found), rest: line.slice(found[0].length) };
}

const dateLabel =
  /^(?:成文日期|发文日期|发布日期|印发日期|发布时间|印发时间|公布日期|日期|时间|发文时间|成文时间)[:：]?/u;
const dateAround = /^(?:印发|发布|公布|发|于)?$/u;
const dateFigures =
  /^[\d一二○〇零OＯ三四五六七八九十]+[年\-./][\d一二三四五六七八九十]+[月\-./][\d一二三四五六七八九十]+日?/u;

/** What the last character of such a line can be. */
const mayEndDate = /[日\d０-９一二三四五六七八九十发布]\s*[)）】〕\]]?\s*$/u;

/** The date that makes up a whole line, brackets and labels aside; null if the line says anything else. */
export function dateLine(line: string): string | null {
  if (line.length > 60 || !mayEndDate.test(line)) return null;
  const folded = fold(line).replaceAll(/\s+/gu, '');
  if (folded.length > 40) return null;
  const text = folded.replace(/^[(【〔]|[)】〕]$/gu, '').replace(dateLabel, '');
  const [found, second] = fullDates(text);
  if (!found || second || found.at > 0) return null;
  const rest = text.replace(dateFigures, '').replace(/^\d{1,2}:\d{2}(?::\d{2})?$/u, '');
  return dateAround.test(rest) ? found.date : null;
}

const body =
  /^[\u4e00-\u9fff（）()\s]{2,40}(?:委员会|政府|办公室|办公厅|局|厅|部|委|院|会|组|中心|处|署|团)$/u;

/** Number and date, or a body and the date, that share a line with a space between them; null if it says more. */
export function metadataOf(
  line: string,
): { readonly number: string | null; readonly date: string | null } | null {
  const whole = { number: documentNumber(line), date: dateLine(line) };
  if (whole.number !== null || whole.date !== null) return whole;
  const pieces = line.length > 80 ? [] : line.trim().split(/\s+/u);
  if (pieces.length < 2 || pieces.length > 4) return null;
  let number: string | null = null;
  let date: string | null = null;
  for (const piece of pieces) {
    number ??= documentNumber(piece);
    date ??= dateLine(piece);
    if (documentNumber(piece) === null && dateLine(piece) === null && !body.test(piece)) return null;
  }
  return date === null ? null : { number, date };
}

const adopted = /^[（(].*(?:通过|公布|发布|印发|修订|施行).*[)）]$/u;

/** (2024年1月10日县人民政府第3次常务会议通过): the day it was made public, else the day it was adopted. */
export function bracketDate(line: string): string | null {
  if (!adopted.test(line)) return null;
  const folded = fold(line);
  const dates = fullDates(folded);
  const issued = dates.find(({ at }, index) => {
    const stretch = folded.slice(at, dates[index + 1]?.at ?? folded.length);
    return /公布|发布|印发/u.test(stretch) && !stretch.includes('施行');
  });
  return (issued ?? dates[0])?.date ?? null;
}

/** ——2026年1月27日在某县第十四届人民代表大会第四次会议上: the day a report was given. */
export function deliveryDate(line: string): string | null {
  const text = fold(line);
  if (text.length > 80 || !/^-{1,4}\s*\d{4}\s?年.{4,8}日\s?(?:在|于)/u.test(text)) return null;
  return fullDates(text)[0]?.date ?? null;
}

/** What the labels of a web page say: 发文字号：…, 成文日期：…, several to a line. */
export interface Labelled {
  readonly number: string | null;
  /** The date of issue. */
  readonly issuedOn: string | null;
  /** The day the page was published, where nothing better is known. */
  readonly publishedOn: string | null;
  readonly title: string | null;
}

const labels =
  /(索\s*引\s*号|发文机关|发文机构|发布机构|发布单位|发布部门|制发机关|主题分类|主题词|公文种类|组配分类|体\s*裁|有\s*效\s*性|信息来源|来\s*源|责任部门|文\s*种|分\s*类|标\s*题|名\s*称|生成日期|公开方式|公开日期|规范性文件登记|发文字号|发布文号|发文文号|文件编号|文\s*号|成文日期|发文日期|印发日期|发布日期|发布时间|公开时间|生效日期|浏览次数|字\s*体|作\s*者|编\s*辑|时\s*间|日\s*期)\s*[:：]/gu;

/** Reads the labels of a line; null if it begins with none. */
export function labelled(line: string): Labelled | null {
  if (line.length > 400) return null;
  const found = [...line.matchAll(labels)];
  if (found.length === 0 || (found[0]?.index ?? 1) > 0) return null;
  const values = new Map<string, string>();
  for (const [at, match] of found.entries()) {
    const value = line.slice(match.index + match[0].length, found[at + 1]?.index ?? line.length).trim();
    values.set((match[1] ?? '').replaceAll(/\s/gu, ''), value);
  }
  const first = (...keys: readonly string[]) => keys.map((key) => values.get(key)).find((value) => value);
  const number = numberInside.exec(
    fold(first('发文字号', '发布文号', '发文文号', '文件编号', '文号') ?? '').replaceAll(/\s/gu, ''),
  );
  const date = (text: string | undefined) => (text === undefined ? null : (fullDates(text)[0]?.date ?? null));
  return {
    number: number && written(number),
    issuedOn: date(first('成文日期', '发文日期', '印发日期')),
    publishedOn: date(first('发布日期', '发布时间', '公开日期', '公开时间', '时间', '日期', '生成日期')),
    title: first('标题', '名称') ?? null,
  };
}
