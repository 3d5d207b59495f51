import type { PageLine } from './pdf-lines';

/** A page's lines with the height of its paper. */
export interface Page {
  readonly lines: readonly PageLine[];
  readonly bottom: number;
  readonly top: number;
}

/** The tenth of a page at either end holds running heads and page numbers. */
const margin = 0.1;

function shape(text: string): string {
  return text.replaceAll(/\d+/gu, '#').replaceAll(/\s+/gu, '');
}

function isMargin({ y }: PageLine, { bottom, top }: Page): boolean {
  const height = top - bottom;
  return y - bottom < height * margin || top - y < height * margin;
}

const pageNumber = /^[-–—·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-–—·.\s]*$/u;

/** Page numbers, and lines that stand at the end of two pages or more (a third of all, if there are many). */
export function runningLines(pages: readonly Page[]): ReadonlySet<PageLine> {
  const seen = new Map<string, PageLine[]>();
  const running = new Set<PageLine>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (isMargin(line, page)) {
        if (pageNumber.test(line.text)) running.add(line);
        seen.set(shape(line.text), [...(seen.get(shape(line.text)) ?? []), line]);
      }
    }
  }
  for (const lines of seen.values()) {
    if (lines.length >= Math.max(2, pages.length / 3)) for (const line of lines) running.add(line);
  }
  return running;
}
