import { decimalMarkerAt } from './decimals';
import { dateLine, documentNumber } from './head-lines';
import { isEnded, type TextLine } from './layout';
import { markerAt } from './markers';

/** A stretch of the document that is numbered by itself. */
export interface Segment {
  /** 附件1 …; null for the document itself. */
  readonly label: string | null;
  readonly lines: readonly TextLine[];
  /** Signature, date, list of attachments, copies: what follows the last clause. */
  readonly tail: readonly TextLine[];
}

const attachmentHead = /^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:\s*[-—]\s*\d{1,2})?\s*[:：]?$/u;
const attachmentTitled = /^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[:：]?\s*[^。；;]{2,50}$/u;
const attachmentList = /^附\s*(?:件)?\s*(?:\d{1,2})?\s*[:：]\s*\S/u;
const copies =
  /^(?:抄\s*送|抄\s*报|主\s*送|分\s*送|发\s*送|报\s*送|出\s*席|列\s*席|参\s*加|请\s*假|缺\s*席|参\s*[会加]\s*人\s*员|与\s*会\s*人\s*员|出席人员|列席人员|记\s*录)\s*[:：]|^[（(](?:此件|此文|本文有删减|联系人|信息公开)[^。]{0,60}[)）]$|^(?:联系人|联系电话)\s*[:：]/u;
const printed = /(?:办公室|办公厅|秘书处|印发)\s*.{0,20}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*印发$/u;
const organ =
  /^[\u4e00-\u9fff（）()\s]{2,40}(?:委员会|政府|办公室|办公厅|局|厅|部|委|院|会|组|党委|公司|中心|处|署|团|公章)[)）]?$/u;

/** A line of signature: a body's name, or a piece of one; no sentence. */
function mayBeSignature({ text, cells }: TextLine): boolean {
  return cells === null && text.length <= 44 && !/[。，,；;：:！？]/u.test(text) && markerAt(text) === null;
}

/** A date alone on its line with nothing after it that goes on with the text. */
function endsWithDate(lines: readonly TextLine[], at: number): boolean {
  if (dateLine(lines[at]?.text ?? '') === null) return false;
  const next = lines[at + 1];
  return (
    next === undefined ||
    next.spaced ||
    next.whole ||
    /^(?:附|抄|主|分|（|\(|联系)/u.test(next.text) ||
    organ.test(next.text)
  );
}

/** 某县人民政府办公室 2024年2月1日印发, in one line or broken inside its date. */
function isPrinted(lines: readonly TextLine[], at: number): boolean {
  const { text } = lines[at] ?? { text: '' };
  if (text.length > 120 || !/\d/u.test(text)) return false;
  if (text.includes('印发') && printed.test(text)) return true;
  return (
    /^[^。，,；]{2,40}(?:19|20)\d{2}年[\d月]{0,5}$/u.test(text) &&
    printed.test(text + (lines[at + 1]?.text ?? ''))
  );
}

/** Whether a line begins the tail: 附件：…, 抄送：…, or a signature of up to five lines with its date. */
function beginsTail(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at];
  if (line?.cells !== null) return false;
  if (attachmentList.test(line.text) || copies.test(line.text) || isPrinted(lines, at)) return true;
  if (!mayBeSignature(line) && !endsWithDate(lines, at)) return false;
  for (let next = at; next < Math.min(at + 6, lines.length); next++) {
    if (endsWithDate(lines, next)) return true;
    const each = lines[next];
    if (!each || !mayBeSignature(each) || (next > at && each.spaced && !organ.test(each.text))) return false;
  }
  return false;
}

function endsBefore(lines: readonly TextLine[], at: number): boolean {
  const before = lines[at - 1];
  if (before === undefined || before.whole || lines[at]?.spaced === true) return true;
  return isEnded(before.text) || /[）)】〕]$/u.test(before.text);
}

/** Whether a new run of numbers begins here: 一、, 第一章, 第一条, or (一) where no other was before. */
function beginsAnew(line: TextLine): boolean {
  const marker = markerAt(line.text);
  return (
    marker !== null && marker.value === 1 && ['comma', 'chapter', 'article', 'part'].includes(marker.kind)
  );
}

/** The state of the walk over the lines. */
class Walk {
  readonly segments: { label: string | null; lines: TextLine[]; tail: TextLine[] }[] = [
    { label: null, lines: [], tail: [] },
  ];
  private numbered = false;
  private inTail = false;

  constructor(
    private readonly lines: readonly TextLine[],
    private readonly decimals: boolean,
  ) {}

  run(): readonly Segment[] {
    for (const [at, line] of this.lines.entries()) this.take(line, at);
    return this.segments;
  }

  private take(line: TextLine, at: number): void {
    const current = this.segments.at(-1);
    if (!current) return;
    if (this.beginsAttachment(line, at)) this.begin(line.text, []);
    else if (this.inTail && beginsAnew(line) && !this.isListed(at)) {
      this.begin(null, titleLines(current.tail));
      this.push(line);
    } else if (!this.inTail && this.numbered && endsBefore(this.lines, at) && beginsTail(this.lines, at)) {
      this.inTail = true;
      current.tail.push(line);
    } else this.push(line);
  }

  private push(line: TextLine): void {
    const current = this.segments.at(-1);
    if (this.inTail) current?.tail.push(line);
    else {
      current?.lines.push(line);
      this.numbered ||= this.isMarked(line) || line.cells !== null;
    }
  }

  private isMarked({ text }: TextLine): boolean {
    return markerAt(text) !== null || (this.decimals && decimalMarkerAt(text) !== null);
  }

  private begin(label: string | null, lines: readonly TextLine[]): void {
    this.segments.push({ label, lines: [...lines], tail: [] });
    this.numbered = false;
    this.inTail = false;
  }

  private beginsAttachment(line: TextLine, at: number): boolean {
    if (line.cells !== null || !(this.inTail || endsBefore(this.lines, at))) return false;
    if (attachmentHead.test(line.text)) return !/[:：]$/u.test(line.text) || !this.listFollows(at);
    return (
      attachmentTitled.test(line.text) && !attachmentList.test(line.text) && (line.spaced || this.inTail)
    );
  }

  /** 附件： alone on its line, with 1.… below: a list of what is attached. */
  private listFollows(at: number): boolean {
    const next = this.lines[at + 1];
    return next !== undefined && markerAt(next.text)?.kind === 'dot';
  }

  /** A number in the list of attachments begins nothing. */
  private isListed(at: number): boolean {
    const before = this.lines[at - 1];
    return before !== undefined && attachmentList.test(before.text);
  }
}

/** Lines at the end of a tail that come after its last date or copy line: the title of what follows. Takes them out. */
function titleLines(tail: TextLine[]): readonly TextLine[] {
  const last = tail.findLastIndex(
    ({ text }) => dateLine(text) !== null || copies.test(text) || printed.test(text),
  );
  return last < 0 ? [] : tail.splice(last + 1);
}

/** Divides a document into itself, its tail and its attachments; every line stands in exactly one of them, in order. */
export function segmentsOf(lines: readonly TextLine[], decimals = false): readonly Segment[] {
  return new Walk(lines, decimals).run();
}

/** The date of issue of a tail: the signature's, else that of printing. */
export function tailDate(tail: readonly TextLine[]): string | null {
  for (const { text } of tail) {
    const date = dateLine(text);
    if (date !== null) return date;
  }
  return null;
}

/** A document number in a tail. */
export function tailNumber(tail: readonly TextLine[]): string | null {
  for (const { text } of tail) {
    const number = documentNumber(text);
    if (number !== null) return number;
  }
  return null;
}
