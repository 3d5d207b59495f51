import { join } from 'node:path';
import type { SourceLine, SourceText } from '../types';
import { plainLine } from '../source-text';
import { pageLines, type Piece } from './pdf-lines';
import { runningLines } from './pdf-margins';

/** A .pdf that pdf.js cannot open: damaged, or locked with a password. */
export class DamagedPdf extends Error {
  override readonly name = 'DamagedPdf';
}

/** Pages beyond these are not read; no policy document has as many. */
const mostPages = 2000;

async function openPdf(bytes: Uint8Array) {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = join(require.resolve('pdfjs-dist/package.json'), '..');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return { task, document: await task.promise };
  } catch (error) {
    await task.destroy();
    throw new DamagedPdf('unreadable', { cause: error });
  }
}

/**
 * The text of a .pdf as lines, in the order of its content; page numbers and running heads go to `dropped`.
 * @returns null if its pages hold pictures and no text (a scan)
 * @throws DamagedPdf if it cannot be opened
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText | null> {
  const { task, document } = await openPdf(bytes);
  try {
    const pages = [];
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent({ disableNormalization: false });
      const [, bottom = 0, , top = 842] = page.view;
      const pieces = content.items.flatMap((item): Piece[] =>
        'str' in item
          ? [
              {
                text: item.str,
                x: item.transform[4] as number,
                y: item.transform[5] as number,
                width: item.width,
                size: Math.hypot(item.transform[2] as number, item.transform[3] as number),
                ends: item.hasEOL,
              },
            ]
          : [],
      );
      pages.push({ lines: pageLines(pieces), bottom, top });
      page.cleanup();
    }
    const characters = pages.reduce(
      (sum, { lines }) => sum + lines.reduce((all, line) => all + line.text.length, 0),
      0,
    );
    if (characters < Math.max(20, pages.length * 4)) return null;
    return sourceOf(pages);
  } finally {
    await task.destroy();
  }
}

type Pages = Parameters<typeof runningLines>[0];

function sourceOf(pages: Pages): SourceText {
  const running = runningLines(pages);
  const lines: SourceLine[] = [];
  const dropped: { text: string; line: number }[] = [];
  let number = 0;
  for (const page of pages) {
    for (const line of page.lines) {
      number++;
      if (running.has(line)) dropped.push({ text: line.text, line: number });
      else {
        const text = `${line.indented ? '\u3000\u3000' : ''}${line.text}`;
        lines.push({ ...plainLine(text, number), full: line.full });
      }
    }
  }
  return { lines, warnings: [], dropped };
}
