import type { DefaultTreeAdapterTypes } from 'parse5';
import { plainLine, rowLine } from '../source-text';
import type { SourceLine, SourceText } from '../types';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'aside',
  'form',
  'button',
  'select',
  'iframe',
  'svg',
  'canvas',
  'object',
  'audio',
  'video',
  'input',
  'textarea',
  'head',
]);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'body',
  'html',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'blockquote',
  'pre',
  'center',
  'address',
  'figure',
  'hr',
  'caption',
  'fieldset',
  'details',
  'summary',
  'ucapcontent',
  'ucaptitle',
]);
const heading = /^h[1-6]$/u;

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function isHidden(element: Element): boolean {
  return (
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributeOf(element, 'style') ?? '') ||
    attributeOf(element, 'hidden') !== undefined
  );
}

function isBold(element: Element): boolean {
  if (element.tagName === 'strong' || element.tagName === 'b') return true;
  return /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(attributeOf(element, 'style') ?? '');
}

/** How much text an element holds. */
function weightOf(node: Node, weights: Map<Node, number>): number {
  let weight = 0;
  if ('value' in node) weight = node.value.trim().length;
  else if (isElement(node) && !skipped.has(node.tagName) && !isHidden(node)) {
    weight = node.childNodes.reduce((sum, child) => sum + weightOf(child, weights), 0);
  }
  weights.set(node, weight);
  return weight;
}

/** The element the text stands in: down from the body, as long as one child holds three quarters of what is there. */
function contentOf(body: Element): Element {
  const weights = new Map<Node, number>();
  weightOf(body, weights);
  let at = body;
  for (;;) {
    const total = weights.get(at) ?? 0;
    const next: Element | undefined = at.childNodes
      .filter(isElement)
      .find(
        (child) =>
          (weights.get(child) ?? 0) >= total * 0.75 &&
          !['p', 'table', 'tbody', 'tr', 'td', 'span', 'font'].includes(child.tagName),
      );
    if (!next) return at;
    at = next;
  }
}

/** Walks a document and writes its lines. */
class HtmlLines {
  readonly lines: SourceLine[] = [];
  private text = '';
  private boldLength = 0;
  private boldOpen = true;
  private heading = false;

  walk(node: Node, bold: boolean): void {
    if ('value' in node) this.addText(node.value, bold);
    else if (isElement(node) && !skipped.has(node.tagName) && !isHidden(node)) this.walkElement(node, bold);
  }

  /** Ends the line; `whole` if the format itself ends a paragraph here. */
  end(whole: boolean): void {
    const text = this.text.replaceAll(/[ \t\n\r]+/gu, ' ').trim();
    if (text !== '') {
      const bold = this.boldLength < text.length ? this.boldLength : 0;
      this.lines.push({ ...plainLine(text, this.lines.length + 1), whole, heading: this.heading, bold });
    }
    this.text = '';
    this.boldLength = 0;
    this.boldOpen = true;
  }

  private addText(value: string, bold: boolean): void {
    const text = value.replaceAll(/[ \t\n\r]+/gu, ' ');
    if (this.text === '' && text.trim() === '') return;
    const added = this.text === '' ? text.trimStart() : text;
    if (bold && this.boldOpen) this.boldLength += added.length;
    else if (text.trim() !== '') this.boldOpen = false;
    this.text += added;
  }

  private walkElement(element: Element, bold: boolean): void {
    const name = element.tagName;
    if (name === 'br') this.end(false);
    else if (name === 'table') this.walkTable(element, bold);
    else if (blocks.has(name)) this.walkBlock(element, bold || isBold(element));
    else for (const child of element.childNodes) this.walk(child, bold || isBold(element));
  }

  private walkBlock(element: Element, bold: boolean): void {
    this.end(true);
    const before = this.heading;
    this.heading = before || heading.test(element.tagName);
    if (element.tagName === 'ol') this.walkList(element, bold);
    else for (const child of element.childNodes) this.walk(child, bold);
    this.end(true);
    this.heading = before;
  }

  /** A numbered list shows numbers that are not in its text. */
  private walkList(element: Element, bold: boolean): void {
    let number = Number(attributeOf(element, 'start') ?? '1') || 1;
    for (const child of element.childNodes) {
      if (isElement(child) && child.tagName === 'li') {
        this.end(true);
        this.text = `${number}.`;
        number++;
        this.boldOpen = false;
        for (const inner of child.childNodes) this.walkInline(inner, bold);
        this.end(true);
      } else this.walk(child, bold);
    }
  }

  /** The first block of a list item stays on the line of its number. */
  private walkInline(node: Node, bold: boolean): void {
    if (isElement(node) && node.tagName === 'p') {
      for (const child of node.childNodes) this.walk(child, bold);
      this.end(true);
    } else this.walk(node, bold);
  }

  /** A table with rows of several cells gives rows; one that only lays out the page is walked through. */
  private walkTable(table: Element, bold: boolean): void {
    this.end(true);
    const rows = rowsOf(table);
    const isLayout =
      rows.every((row) => cellsOf(row).length < 2) || rows.some((row) => cellsOf(row).some(holdsTable));
    if (isLayout) {
      for (const child of rows.flatMap(cellsOf)) this.walkBlock(child, bold);
      return;
    }
    for (const cells of gridOf(rows)) {
      this.lines.push(rowLine(cells, this.lines.length + 1));
    }
  }
}

function rowsOf(element: Element): readonly Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return ['tbody', 'thead', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): readonly Element[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function holdsTable(element: Element): boolean {
  return element.childNodes.filter(isElement).some((child) => child.tagName === 'table' || holdsTable(child));
}

function cellText(cell: Element): string {
  const inner = new HtmlLines();
  for (const child of cell.childNodes) inner.walk(child, false);
  inner.end(true);
  return inner.lines.map(({ text }) => text).join('\n');
}

/** Rows on a grid: a cell that spans rows repeats in each, one that spans columns is padded with empty ones. */
function gridOf(rows: readonly Element[]): readonly (readonly string[])[] {
  const hanging = new Map<number, { text: string; rows: number }>();
  return rows.map((row) => {
    const cells: string[] = [];
    const fill = () => {
      for (
        let above = hanging.get(cells.length);
        above && above.rows > 0;
        above = hanging.get(cells.length)
      ) {
        above.rows--;
        cells.push(above.text);
      }
    };
    for (const cell of cellsOf(row)) {
      fill();
      const text = cellText(cell);
      const span = Math.min(Number(attributeOf(cell, 'rowspan') ?? '1') || 1, 1000);
      if (span > 1) hanging.set(cells.length, { text, rows: span - 1 });
      cells.push(text);
      const wide = Math.min(Number(attributeOf(cell, 'colspan') ?? '1') || 1, 64);
      for (let extra = 1; extra < wide; extra++) cells.push('');
    }
    fill();
    return cells;
  });
}

function find(node: Node | DefaultTreeAdapterTypes.Document, name: string): Element | null {
  if (!('childNodes' in node)) return null;
  for (const child of node.childNodes) {
    if (isElement(child)) {
      const found = child.tagName === name ? child : find(child, name);
      if (found) return found;
    }
  }
  return null;
}

function linesOf(element: Element): readonly SourceLine[] {
  const writer = new HtmlLines();
  writer.walk(element, false);
  writer.end(true);
  return writer.lines;
}

/**
 * The text of a web page as lines: its paragraphs, headings, tables; the menus before and the imprint after the text are
 * left out (`dropped`), what stands between the page's first heading and the text is kept.
 */
export async function readHtml(text: string): Promise<SourceText> {
  // Loaded when a page is read: most documents are not pages.
  const { parse } = await import('parse5');
  const document = parse(text);
  const body = find(document, 'body');
  if (!body) return { lines: [], warnings: [], dropped: [] };
  const all = linesOf(body);
  const content = linesOf(contentOf(body));
  const start = startOf(all, content);
  const title = all.slice(0, start).findIndex((line) => line.heading);
  const from = title >= 0 ? title : start;
  const lines = all.slice(from, start + content.length);
  const dropped = [...all.slice(0, from), ...all.slice(start + content.length)];
  return { lines, warnings: [], dropped: dropped.map((line) => ({ text: line.text, line: line.line })) };
}

/** Where the lines of the content begin among all lines. */
function startOf(all: readonly SourceLine[], content: readonly SourceLine[]): number {
  const first = content[0]?.text;
  for (let at = all.length - content.length; at >= 0; at--) {
    if (all[at]?.text === first && all[at + content.length - 1]?.text === content.at(-1)?.text) return at;
  }
  return 0;
}
