import { sourceFromText } from '../source-text';
import type { SourceLine, SourceText } from '../types';

const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u;
const rule = /^\s{0,3}(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/u;
const lead = /^\s{0,3}(?:>\s?|[-*+]\s+)+/u;
const leadingBold = /^(\*\*|__)(.+?)\1/u;

/** Takes marks of emphasis and escapes out of a line. */
function plain(text: string): string {
  return text.replaceAll(/(\*\*|__)(.+?)\1/gu, '$2').replaceAll(/\\([.()#*_[\]-])/gu, '$1');
}

function lineOf(line: SourceLine): SourceLine {
  if (rule.test(line.text)) return { ...line, text: '', cells: null };
  if (line.cells !== null) return { ...line, cells: line.cells.map(plain) };
  const titled = heading.exec(line.text);
  if (titled) return { ...line, text: plain(titled[1] ?? ''), heading: true, whole: true };
  const text = line.text.replace(lead, '');
  const bold = leadingBold.exec(text)?.[2]?.length ?? 0;
  return { ...line, text: plain(text), bold };
}

/** A Markdown text as lines: headings known as such, marks of emphasis, quotation and lists taken away. */
export function sourceFromMarkdown(text: string): SourceText {
  const source = sourceFromText(text);
  return { ...source, lines: source.lines.map(lineOf) };
}
