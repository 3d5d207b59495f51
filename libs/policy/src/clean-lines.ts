import { cutContents } from './contents';
import { fold } from './folding';
import { withFullStops } from './full-stops';
import { textLine, type TextLine } from './layout';
import { cutContinuations, isContinuation, isPageMark, pageNumberLines, runningHeads } from './page-marks';
import type { SourceLine } from './types';

/** The lines of the document, and what was taken off the page around them. */
export interface CleanText {
  readonly lines: readonly TextLine[];
  readonly dropped: readonly { readonly text: string; readonly line: number }[];
}

/** Takes continuations, page numbers and running heads off the page. Nothing else is lost: each goes to `dropped`. */
export function cleanLines(given: readonly SourceLine[]): CleanText {
  const source = joinContinuations(given);
  const texts = source.map(({ text }) => text.trim());
  const marks = new Set(texts.flatMap((text, at) => (text !== '' && isPageMark(text) ? [at] : [])));
  for (const at of pageNumberLines(texts)) marks.add(at);
  for (const at of runningHeads(texts, marks)) marks.add(at);
  const lines: TextLine[] = [];
  const dropped: { text: string; line: number }[] = [];
  let spaced = false;
  for (const [at, each] of source.entries()) {
    if (texts[at] === '') {
      spaced = true;
    } else if (marks.has(at) && each.cells === null) {
      dropped.push({ text: texts[at] ?? '', line: each.line });
      spaced = true;
    } else {
      for (const stretch of cutContinuations(each.text)) {
        const line = stretch.dropped ? null : textLine(each, stretch.text, spaced);
        if (stretch.dropped) dropped.push({ text: stretch.text, line: each.line });
        if (line) {
          lines.push(line);
          spaced = false;
        } else if (stretch.dropped) spaced = true;
      }
    }
  }
  const { lines: own, contents } = cutContents(mendTornMarks(lines));
  dropped.push(...contents.map(({ text, line }) => ({ text, line })));
  return { lines: withFullStops(own), dropped };
}

const tornBracket = /[（(][^（()）]{0,10}$/u;
const restOfBracket = /^[^（()）]{0,12}[）)]/u;

/** A narrow column breaks （上接第一|版） itself. */
function joinContinuations(source: readonly SourceLine[]): readonly SourceLine[] {
  const joined: SourceLine[] = [];
  for (const line of source) {
    // An empty line between them is no hindrance.
    const place = joined.at(-1)?.text.trim() === '' ? joined.length - 2 : joined.length - 1;
    const before = joined[place];
    const tail = before ? tornBracket.exec(before.text.slice(-12)) : null;
    const head = tail ? restOfBracket.exec(line.text.trim()) : null;
    if (before && tail && head && isContinuation(tail[0] + head[0])) {
      joined[place] = { ...before, text: before.text + line.text.trim() };
    } else joined.push(line);
  }
  return joined;
}

const numeral = '[零〇一二两三四五六七八九十百千廿卅]';
const tornTail = new RegExp(
  `[(（]${numeral}{0,5}$|(?:^|(?<=[。！？；]))(?:第${numeral}{0,5}|${numeral}{1,4})$`,
  'u',
);
const tornHead = new RegExp(`^${numeral}{0,4}\\s?(?:[)）]|[条章节]|、)`, 'u');

/** A break inside a mark, (二十|一)扩大…: the mark's first half goes down to where its second half stands. */
function mendTornMarks(lines: readonly TextLine[]): readonly TextLine[] {
  const mended: TextLine[] = [];
  for (const line of lines) {
    const before = mended.at(-1);
    const tail = before ? tornTail.exec(before.text.slice(-12)) : null;
    if (before && tail && tornHead.test(fold(line.text.slice(0, 8)))) {
      const kept = before.text.slice(0, before.text.length - tail[0].length);
      mended.pop();
      if (kept.trim() !== '') mended.push({ ...before, text: kept.trim() });
      const width = {
        cells: line.width.cells + 2 * tail[0].length,
        characters: line.width.characters + tail[0].length,
      };
      mended.push({ ...line, text: tail[0] + line.text, width, indented: kept === '' && before.indented });
    } else mended.push(line);
  }
  return mended;
}
