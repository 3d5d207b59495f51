import type { SourceLine } from './types';

/** A line of the document proper: trimmed, marks of the page taken out, with what its place on the page tells. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
  /** It begins with white space, as Chinese paragraphs do. */
  readonly indented: boolean;
  /** An empty line, or a mark of the page, stands before it. */
  readonly spaced: boolean;
  readonly whole: boolean;
  readonly heading: boolean;
  readonly bold: number;
  readonly cells: readonly string[] | null;
}

/** How the document is set, as far as its line breaks mean anything. */
export interface Layout {
  /** Width in cells (an ideograph is two) at which lines were broken by force; null if lines are paragraphs. */
  readonly wrapWidth: number | null;
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

/** Width on a grid where an ideograph is two cells. */
export function cellWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}

/** Lines differ by a character or two where a punctuation mark may not begin a line. */
const slack = 6;

function wrapWidthOf(lines: readonly TextLine[]): number | null {
  const widths = lines.map(({ text, indented }) => cellWidth(text) + (indented ? 4 : 0));
  const sorted = [...widths].sort((a, b) => a - b);
  const width = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
  const open = widths.filter((_, at) => !isEnded(lines[at]?.text ?? ''));
  const full = open.filter((each) => each >= width - slack && each <= width + slack);
  const torn = full.length >= 3 && full.length >= open.length * 0.6 && width >= 8 && width <= 200;
  return torn && (sorted.at(-1) ?? 0) <= width * 2 ? width : null;
}

/** Reads the layout off the lines; without three forced breaks there is no wrap width. */
export function layoutOf(lines: readonly TextLine[]): Layout {
  const plain = lines.filter((line) => !line.whole);
  const indented = plain.filter((line) => line.indented).length;
  return {
    wrapWidth: wrapWidthOf(plain),
    indents: indented >= 3 && indented < plain.length && indented >= plain.length * 0.1,
  };
}

/** A line that reaches the wrap width, so that its end says nothing; false where lines are paragraphs. */
export function isFull(line: TextLine, layout: Layout): boolean {
  if (layout.wrapWidth === null) return false;
  return cellWidth(line.text) + (line.indented ? 4 : 0) >= layout.wrapWidth - slack;
}

/** The trimmed line, or null if nothing is left of it. */
export function textLine(source: SourceLine, text: string, spaced: boolean): TextLine | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const { line, whole, heading, bold, cells } = source;
  return { text: trimmed, line, indented: /^[\s\u3000]/u.test(text), spaced, whole, heading, bold, cells };
}
