import { columnsOf } from './table-columns';
import type { SourceLine, SourceText } from './types';

const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;

/** Cells of a line that was a row of a table: parted by tabs or, as in Markdown, by bars. */
function cellsOf(line: string): readonly string[] | null {
  if (line.includes('\t')) {
    const cells = line.split('\t').map((cell) => cell.trim());
    return cells.length >= 3 ? cells : null;
  }
  const bars = /^\s*[|│](.*)[|│]\s*$/u.exec(line)?.[1];
  return bars === undefined ? null : bars.split(/[|│]/u).map((cell) => cell.trim());
}

/** Lines of plain text; from the header of a table of tasks on, its rows are taken apart into cells. */
function linesOf(text: string): readonly SourceLine[] {
  let columns = 0;
  return text
    .replace(/^\ufeff/u, '')
    .split(lineBreak)
    .map((line, index): SourceLine => {
      const cells = cellsOf(line);
      if (cells && columnsOf(cells)) columns = cells.length;
      const isRow = cells !== null && columns > 0 && Math.abs(cells.length - columns) <= 1;
      return { ...plainLine(line, index + 1), cells: isRow ? cells : null };
    });
}

/** Plain text as lines, as a .txt file has them: no line is known to be a whole paragraph. */
export function sourceFromText(text: string): SourceText {
  return { lines: linesOf(text), warnings: [], dropped: [] };
}

/** A row of a table. */
export function rowLine(cells: readonly string[], line: number): SourceLine {
  return { ...plainLine(cells.join('\t'), line), whole: true, cells };
}

/** A line of which nothing but its text is known. */
export function plainLine(text: string, line: number): SourceLine {
  return { text, line, whole: false, full: null, heading: false, bold: 0, cells: null };
}
