import type { SourceLine, SourceText } from './types';

const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;

/** Plain text as lines, as a .txt file has them: no line is known to be a whole paragraph. */
export function sourceFromText(text: string): SourceText {
  const lines = text
    .replace(/^\ufeff/u, '')
    .split(lineBreak)
    .map((line, index): SourceLine => plainLine(line, index + 1));
  return { lines, warnings: [] };
}

/** A line of which nothing but its text is known. */
export function plainLine(text: string, line: number): SourceLine {
  return { text, line, whole: false, heading: false, bold: 0, cells: null };
}
