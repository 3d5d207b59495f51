import { decimalMarkerAt } from './decimals';
import { fold, rejoin } from './folding';
import { dateLine } from './head-lines';
import { numeralValue } from './numerals';
import { isBoxTitle, isClosedSentence, isEnded, type TextLine } from './layout';
import { columnsOf, taskRow, type Column, type TaskRow } from './table-columns';
import { markerAt, markerKinds, type Marker, type MarkerKind } from './markers';

/** A mark with all that follows it up to the next one. The first block has no mark: it is what stands before them. */
export interface Block {
  readonly marker: Marker | null;
  /** The mark as written. */
  readonly mark: string;
  /** Where it begins, 1-based. */
  readonly line: number;
  /** The rest of its first line, then its further lines; empty texts are left out. */
  readonly lines: TextLine[];
  /** What a row of a table of tasks says; absent elsewhere. */
  readonly row?: TaskRow;
}

/** Series of marks seen so far, by kind. */
class Series {
  private readonly last = new Map<MarkerKind, number>();
  /** Kinds above which a mark stood since their last one: they may begin anew. */
  private readonly renewed = new Set<MarkerKind>(markerKinds);

  /** The next of its series, as counted on. */
  continues(marker: Marker): boolean {
    const last = this.last.get(marker.kind);
    return last !== undefined && marker.value === last + 1;
  }

  /** The first of a series that may begin here. */
  begins(marker: Marker): boolean {
    return this.renewed.has(marker.kind) && (marker.value === 1 || !this.last.has(marker.kind));
  }

  /** Its number is beyond the last of its kind, by a few. */
  isAhead({ kind, value }: Marker): boolean {
    const last = this.last.get(kind);
    return last !== undefined && value > last && value <= last + 5;
  }

  /** A mark of the kind stood before. */
  knows(kind: MarkerKind): boolean {
    return this.last.has(kind);
  }

  take(marker: Marker): void {
    this.last.set(marker.kind, marker.value);
    this.renewed.delete(marker.kind);
    const rank = markerKinds.indexOf(marker.kind);
    for (const kind of markerKinds.slice(rank + 1)) this.renewed.add(kind);
  }
}

/** Kinds that may open a block in the middle of a line, after a full stop, if they count on strictly. */
const inlineKinds: ReadonlySet<MarkerKind> = new Set(['chapter', 'article', 'comma', 'paren']);
/** Short, without punctuation, no date. */
function isPlainHeading({ text, cells }: TextLine): boolean {
  const plain = /^[\u4e00-\u9fff“”"、A-Za-z\d]{4,30}$/u;
  return cells === null && plain.test(text) && !isEnded(text) && dateLine(text) === null;
}

const headingKinds: ReadonlySet<MarkerKind | undefined> = new Set(['part', 'chapter', 'division', 'comma']);

/** Where, inside a line, a mark may begin: after a full stop and its closing quotes. */
const inlinePlace =
  /[。！？]["”’）)]*\s*(?=[(（]?[零〇一二两三四五六七八九十百廿卅]{1,5}[)）、.]|第[零〇一二两三四五六七八九十百]{1,5}[条章])/gu;
const headingPlace = /[(（][零〇一二两三四五六七八九十百]{1,5}[)）]/u;

/** The lines of a cell: one that was broken to fit its column goes on in the next. */
function cellLines(cell: string): readonly string[] {
  const lines: string[] = [];
  for (const piece of cell.split('\n').map((text) => text.trim())) {
    const before = lines.at(-1);
    if (before !== undefined && !isEnded(before) && markerAt(piece) === null) {
      lines[lines.length - 1] = rejoin(before, piece);
    } else lines.push(piece);
  }
  return lines.filter((text) => text !== '');
}

/** Divides the lines into blocks; every character of them stands in exactly one block, in order. */
export class Outliner {
  readonly blocks: Block[] = [{ marker: null, mark: '', line: 1, lines: [] }];
  private readonly series = new Series();
  /** Text of the open block so far, no longer than what its end can tell. */
  private tail = '';
  private length = 0;
  private closed = false;
  /** The last line is the title of a box (专栏1 …): nothing goes on from it. */
  private afterBox = false;
  /** Columns of the table of tasks that is being read. */
  private columns: readonly Column[] | null = null;
  private rows = 0;

  /**
   * @param startsHere whether the layout says that a paragraph begins with a line
   * @param decimals the document is numbered 1, 1.1, 1.1.1
   */
  constructor(
    private readonly startsHere: (line: TextLine) => boolean = () => false,
    private readonly decimals = false,
  ) {}

  add(line: TextLine): void {
    if (line.cells !== null) this.addRow(line, line.cells);
    else this.addText(line);
  }

  /** A row of a table: its header, a task, a heading across the table, or text of the open block. */
  private addRow(line: TextLine, cells: readonly string[]): void {
    const header = columnsOf(cells);
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (header) {
      // A long table repeats its header on each page; its rows count on.
      if (header.join() !== this.columns?.join()) this.rows = 0;
      this.columns = header;
      this.blocks.push({ marker: null, mark: line.text, line: line.line, lines: [] });
      return;
    }
    const row = this.columns === null || filled.length < 2 ? null : taskRow(cells, this.columns);
    if (row) this.openRow(line, row);
    else this.addText({ ...line, text: filled.join(' '), cells: null, whole: true });
  }

  private openRow(line: TextLine, row: TaskRow): void {
    const written = row.number === null ? null : numeralValue(fold(row.number).replaceAll(/[.、\s]/gu, ''));
    this.rows = written !== null && written > this.rows ? written : this.rows + 1;
    const numeral = String(this.rows);
    const marker: Marker = { kind: 'row', value: this.rows, numeral, length: 0, torn: false };
    const lines = row.tasks.flatMap(cellLines);
    this.blocks.push({
      marker,
      mark: numeral,
      line: line.line,
      lines: lines.map((text) => ({ ...line, text: text.trim(), cells: null, whole: true })),
      row,
    });
    this.tail = '。';
    this.length = 0;
    this.closed = true;
  }

  private markAt(text: string): Marker | null {
    return (this.decimals ? decimalMarkerAt(text) : null) ?? markerAt(text);
  }

  private addText(line: TextLine): void {
    const marker = this.markAt(line.text);
    if (!marker && line.heading && this.blocks.length > 1 && isPlainHeading(line)) {
      this.pushPlain(line);
      return;
    }
    let rest: TextLine | null =
      marker && this.opens(marker, line) ? this.open(marker, line) : this.append(line);
    while (rest) {
      const inner = markerAt(rest.text);
      rest = inner ? this.open(inner, rest) : null;
    }
  }

  private opens(marker: Marker, line: TextLine): boolean {
    const { series } = this;
    const boundary =
      this.length === 0 || isEnded(this.tail) || line.whole || this.startsHere(line) || this.afterBox;
    if (marker.torn) return (boundary || !this.closed) && series.continues(marker);
    if (boundary) return true;
    const counted = series.continues(marker) || series.begins(marker);
    if (this.blocks.length === 1) return counted;
    if (this.closed || this.length > 60) return series.continues(marker);
    return counted || this.standsBelowHeading(marker);
  }

  /** Right below a part's heading a clause begins whatever its number: the one before it may be missing. */
  private standsBelowHeading(marker: Marker): boolean {
    const above = this.blocks.at(-1)?.marker?.kind;
    if (above === undefined || !headingKinds.has(above)) return false;
    const deeper = markerKinds.indexOf(marker.kind) > markerKinds.indexOf(above);
    const certain = marker.kind === 'paren' || marker.kind === 'article';
    const numbered = marker.kind === above || (deeper && marker.kind === 'dot' && this.length <= 40);
    return certain ? deeper : numbered && this.series.isAhead(marker);
  }

  /** @returns the rest of the line, if a further mark begins in it */
  private open(marker: Marker, line: TextLine): TextLine | null {
    if (this.mayStandBelowHeading(marker)) this.liftHeading();
    this.series.take(marker);
    const mark = line.text.slice(0, marker.length);
    this.blocks.push({ marker, mark: mark.trim(), line: line.line, lines: [] });
    this.tail = '';
    this.length = 0;
    this.closed = false;
    const bold = Math.max(0, line.bold - marker.length);
    return this.append({ ...line, text: line.text.slice(marker.length), bold });
  }

  private mayStandBelowHeading({ kind }: Marker): boolean {
    if (kind === 'comma' || kind === 'paren') return true;
    return kind === 'dot' && !this.series.knows('comma') && !this.series.knows('paren');
  }

  /** A short line alone between a finished text and the first clause below it is a part's heading that has no number. */
  private liftHeading(): void {
    const block = this.blocks.at(-1);
    const last = block?.lines.at(-1);
    const before = block?.lines.at(-2);
    if (!block || !last || block.row || !isPlainHeading(last)) return;
    if (!before || !isClosedSentence(before.text)) return;
    block.lines.pop();
    this.pushPlain(last);
  }

  private pushPlain(line: TextLine): void {
    const marker: Marker = { kind: 'plain', value: this.blocks.length, numeral: '', length: 0, torn: false };
    this.series.take(marker);
    this.blocks.push({ marker, mark: '', line: line.line, lines: [line] });
    this.tail = line.text.slice(-12);
    this.length = line.text.length;
    this.closed = false;
  }

  /** Adds a line to the open block, up to where a further mark begins inside it; returns the rest from there. */
  private append(line: TextLine): TextLine | null {
    if (line.text === '') return null;
    const split = this.inlineMark(line.text);
    const text = (split === null ? line.text : line.text.slice(0, split)).trim();
    if (text !== '') {
      this.afterBox = split === null && isBoxTitle(text);
      this.blocks.at(-1)?.lines.push({ ...line, text });
      this.tail = text.slice(-12);
      this.length += text.length;
      this.closed ||= /[。；;！？]/u.test(text);
    }
    if (split === null) return null;
    return { ...line, text: line.text.slice(split), bold: 0, indented: false, spaced: false };
  }

  private inlineMark(text: string): number | null {
    if (text.length < 4) return null;
    const afterHeading = this.markAfterHeading(text);
    if (afterHeading !== null) return afterHeading;
    for (const found of text.matchAll(inlinePlace)) {
      const at = found.index + found[0].length;
      const marker = markerAt(text.slice(at, at + 24));
      if (marker && !marker.torn && inlineKinds.has(marker.kind) && this.series.continues(marker)) return at;
    }
    return null;
  }

  /** 一、总体要求(一)指导思想。: the first clause on its part's own line. */
  private markAfterHeading(text: string): number | null {
    const block = this.blocks.at(-1);
    if (this.closed || !headingKinds.has(block?.marker?.kind) || this.length + text.length < 4) return null;
    const found = headingPlace.exec(text);
    if (!found || (found.index === 0 && this.length === 0)) return null;
    if (found.index > 40 || /[。；;,，]/u.test(text.slice(0, found.index))) return null;
    const marker = markerAt(text.slice(found.index, found.index + 24));
    if (!marker || marker.torn) return null;
    return this.series.continues(marker) || this.series.begins(marker) ? found.index : null;
  }
}

/** Whether two lines of a block are one paragraph: the first does not end, or it was broken by force. */
export function runsOn(before: TextLine, after: TextLine, full: boolean): boolean {
  if (!isClosedSentence(before.text)) return !isEnded(before.text) || full;
  return full && !after.indented && !after.spaced && !before.whole;
}

/** The block's whole text, folded, for a look at its shape; at most `limit` characters. */
export function shapeOf(block: Block, limit: number): string {
  let text = '';
  for (const line of block.lines) {
    text += line.text;
    if (text.length >= limit) break;
  }
  return fold(text.slice(0, limit));
}
