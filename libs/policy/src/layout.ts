import { han, plainCharacters } from './folding';
import { markerAt } from './markers';
import type { SourceLine } from './types';

/** A line of the document proper: trimmed, marks of the page taken out, with what its place on the page tells. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
  /** Width of the line as it stands in the source, its indentation included: in cells, and in characters. */
  readonly width: Width;
  /** It begins with white space, as Chinese paragraphs do. */
  readonly indented: boolean;
  /** An empty line, or a mark of the page, stands before it. */
  readonly spaced: boolean;
  readonly whole: boolean;
  readonly full: boolean | null;
  readonly heading: boolean;
  readonly bold: number;
  readonly cells: readonly string[] | null;
}

/** A width on a grid where an ideograph is two cells, and as a count of characters: lines are broken by either. */
export interface Width {
  readonly cells: number;
  readonly characters: number;
}

/** How the document is set, as far as its line breaks mean anything. */
export interface Layout {
  /** The least width of a line that was broken by force, and how it is counted; null if lines are paragraphs. */
  readonly wrap: { readonly by: keyof Width; readonly least: number } | null;
  /** Paragraphs begin with white space and continuation lines do not. */
  readonly indents: boolean;
}

const terminal = /[。！？；：!?;:…｡]["”’」』）)\]】》]*$/u;
const closedSentence = /[。！？!?｡]["”’」』）)\]】》]*$/u;

/** The text ends where a sentence or a list item may end. */
export function isEnded(text: string): boolean {
  return terminal.test(text.slice(-8));
}

/** The text ends with a full stop or its like, closing quotes and brackets included. */
export function isClosedSentence(text: string): boolean {
  return closedSentence.test(text.slice(-8));
}

/** The title of a box in a plan: 专栏1 粮食安全保障重点工程. It stands by itself. */
export function isBoxTitle(text: string): boolean {
  return (
    text.length <= 44 &&
    /^专\s*栏\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?!所列|中|明确)/u.test(text) &&
    !isEnded(text)
  );
}

const middle = new RegExp(`[。，,；].{0,400}[${han}\\d]$`, 'u');

/** A paragraph that stops in the middle of a sentence: there are sentences or clauses before, and no mark at its end. */
export function stopsShort(text: string): boolean {
  return text.length > 12 && middle.test(text.slice(-420));
}

/** Width of a text without its trailing white space. */
export function widthOf(text: string): Width {
  const line = text.trimEnd();
  let cells = 0;
  for (let at = 0; at < line.length; at++) cells += line.charCodeAt(at) > 0xff ? 2 : 1;
  return { cells, characters: line.length };
}

/** Lines differ by a character or two where a punctuation mark may not begin a line. */
const slack: Width = { cells: 4, characters: 2 };

/** A wrap width: how many of the open line ends it explains, and how short a line broken by it may be. */
interface Wrap {
  /** More where nearly all those lines are exactly alike. */
  readonly share: number;
  readonly least: number;
}

/** The most common of some numbers, and how often it comes. */
function mode(numbers: readonly number[]): { value: number; count: number } {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].reduce((best, [value, count]) => (count > best.count ? { value, count } : best), {
    value: 0,
    count: 0,
  });
}

/** Null if too few lines are broken at one width, or some are far longer. Where nearly all are alike, none is shorter. */
function wrapBy(by: keyof Width, lines: readonly TextLine[]): Wrap | null {
  const widths = lines.map((line) => line.width[by]);
  const sorted = [...widths].sort((a, b) => a - b);
  const width = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
  const open = widths.filter((_, at) => !isEnded(lines[at]?.text ?? ''));
  const full = open.filter((each) => Math.abs(each - width) <= slack[by]);
  if (full.length < 3 || full.length < open.length * 0.5 || width < slack[by] * 2 || width > 200) return null;
  if ((sorted.at(-1) ?? 0) > width * 2) return null;
  const common = mode(full);
  const exact = common.count >= full.length * 0.6;
  return {
    share: full.length / open.length + (exact ? 1 : 0),
    least: exact ? common.value : width - slack[by],
  };
}

function wrapOf(lines: readonly TextLine[]): Layout['wrap'] {
  const cells = wrapBy('cells', lines);
  const characters = wrapBy('characters', lines);
  if (characters && (!cells || characters.share > cells.share)) {
    return { by: 'characters', least: characters.least };
  }
  return cells && { by: 'cells', least: cells.least };
}

/** Short lines at the head (buttons and labels of a page, a title set by hand) say nothing of the text's width. */
function withoutHead(lines: readonly TextLine[]): readonly TextLine[] {
  const first = lines.findIndex(({ text }) => markerAt(text) !== null);
  return first > 0 ? lines.slice(first) : [];
}

/** Reads the layout off the lines; without three forced breaks there is no wrap width. */
export function layoutOf(lines: readonly TextLine[]): Layout {
  const plain = lines.filter((line) => !line.whole && line.cells === null);
  const indented = plain.filter((line) => line.indented).length;
  return {
    wrap: wrapOf(plain) ?? wrapOf(withoutHead(plain)),
    indents: indented >= 3 && indented < plain.length && indented >= plain.length * 0.1,
  };
}

/** A line that reaches the wrap width, so that its end says nothing; false where lines are paragraphs. */
export function isFull(line: TextLine, { wrap }: Layout): boolean {
  if (line.full !== null) return line.full;
  return wrap !== null && line.width[wrap.by] >= wrap.least;
}

/** The trimmed line, or null if nothing is left of it. */
export function textLine(source: SourceLine, text: string, spaced: boolean): TextLine | null {
  const trimmed = plainCharacters(text).trim();
  if (trimmed === '') return null;
  const { line, whole, full, heading, bold, cells } = source;
  const indented = /^[\s\u3000]/u.test(text);
  return {
    text: trimmed,
    line,
    width: widthOf(text),
    indented,
    spaced,
    whole,
    full,
    heading,
    bold,
    cells,
  };
}

/**
 * A web page or a Word file into which broken lines were copied says that each is a paragraph. Where paragraphs stop in
 * the middle of sentences, or all at one width, the format is not believed.
 */
export function withoutFalseParagraphs(lines: readonly TextLine[]): readonly TextLine[] {
  const whole = lines.filter((line) => line.whole && line.cells === null);
  if (whole.length === 0) return lines;
  const broken = lines.filter((line, at) => {
    const next = lines[at + 1];
    return line.whole && stopsShort(line.text) && next?.cells === null && markerAt(next.text) === null;
  });
  const untrue = broken.length >= Math.max(2, whole.length * 0.03) || wrapOf(whole) !== null;
  return untrue ? lines.map((line) => ({ ...line, whole: line.cells !== null })) : lines;
}
