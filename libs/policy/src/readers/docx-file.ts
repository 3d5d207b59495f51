import { plainLine, rowLine } from '../source-text';
import type { SourceLine } from '../types';
import { WordNumbering } from './word-numbering';
import { childOf, childrenOf, descend, readXml, valueOf, type XmlElement } from './xml-tree';
import { DamagedArchive, ZipArchive } from './zip-archive';

/** What a paragraph style brings with it. */
interface Style {
  readonly heading: boolean;
  readonly bold: boolean;
  readonly list: string | null;
  readonly level: number;
}

const plain: Style = { heading: false, bold: false, list: null, level: 0 };

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/u.test(element.attributes['w:val'] ?? '1');
}

function stylesOf(root: XmlElement | undefined): ReadonlyMap<string, Style> {
  const elements = new Map(
    childrenOf(root, 'w:style').map((each) => [each.attributes['w:styleId'] ?? '', each]),
  );
  const styles = new Map<string, Style>();
  const read = (id: string, depth: number): Style => {
    const element = elements.get(id);
    const known = styles.get(id);
    if (known || !element || depth > 12) return known ?? plain;
    const above = valueOf(element, 'w:basedOn');
    const inherited = above === undefined ? plain : read(above, depth + 1);
    const own = childOf(element, 'w:pPr');
    const numbered = childOf(own, 'w:numPr');
    const bold = descend(element, 'w:rPr', 'w:b');
    const name = valueOf(element, 'w:name') ?? '';
    const style: Style = {
      heading:
        /^(?:heading|标题)\s*\d|^(?:title|标题)$/iu.test(name) ||
        childOf(own, 'w:outlineLvl') !== undefined ||
        inherited.heading,
      bold: bold === undefined ? inherited.bold : isOn(bold),
      list: valueOf(numbered, 'w:numId') ?? inherited.list,
      level: Number(valueOf(numbered, 'w:ilvl') ?? inherited.level),
    };
    styles.set(id, style);
    return style;
  };
  for (const id of elements.keys()) read(id, 0);
  return styles;
}

/** Text as it is read, with which of its characters are bold. */
interface Run {
  readonly text: string;
  readonly bold: boolean;
}

const skipped = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:pPr',
  'w:rPr',
  'w:footnoteReference',
  'w:endnoteReference',
]);
const characters: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:noBreakHyphen': '-', 'w:cr': '\n' };

function collectRuns(element: XmlElement, bold: boolean, into: Run[], boxes: XmlElement[]): void {
  for (const child of element.children) {
    if (typeof child === 'string' || skipped.has(child.name)) continue;
    if (child.name === 'w:t') into.push({ text: textOf(child), bold });
    else if (child.name === 'w:br') into.push({ text: '\n', bold });
    else if (child.name === 'w:txbxContent') boxes.push(child);
    else if (characters[child.name] !== undefined) into.push({ text: characters[child.name] ?? '', bold });
    else if (child.name === 'w:r') {
      const settings = childOf(child, 'w:rPr');
      if (!isOn(childOf(settings, 'w:vanish'))) {
        const own = childOf(settings, 'w:b');
        collectRuns(child, own === undefined ? bold : isOn(own), into, boxes);
      }
    } else collectRuns(child, bold, into, boxes);
  }
}

function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** Leading characters of a line in bold type. */
function leadingBold(runs: readonly Run[]): number {
  let length = 0;
  for (const { text, bold } of runs) {
    if (!bold && text.trim() !== '') break;
    length += text.length;
  }
  return length;
}

class DocxReader {
  readonly lines: SourceLine[] = [];
  private paragraph = 0;

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly numbering: WordNumbering,
  ) {}

  readBlocks(element: XmlElement): void {
    for (const child of element.children) {
      if (typeof child === 'string' || skipped.has(child.name)) continue;
      if (child.name === 'w:p') this.readParagraph(child);
      else if (child.name === 'w:tbl') this.readTable(child);
      else if (child.name !== 'w:sectPr') this.readBlocks(child);
    }
  }

  private readParagraph(element: XmlElement): void {
    this.paragraph++;
    const boxes: XmlElement[] = [];
    const { runs, number, heading } = this.paragraphOf(element, boxes);
    for (const box of boxes) this.readBlocks(box);
    const text = number + runs.map((run) => run.text).join('');
    const bold = number.length + leadingBold(runs);
    const pieces = text.split('\n');
    for (const [at, piece] of pieces.entries()) {
      this.lines.push({
        ...plainLine(piece, this.paragraph),
        whole: at === pieces.length - 1,
        heading,
        bold: at === 0 && bold > number.length ? Math.min(bold, piece.length) : 0,
      });
    }
  }

  private paragraphOf(
    element: XmlElement,
    boxes: XmlElement[],
  ): { runs: readonly Run[]; number: string; heading: boolean } {
    const settings = childOf(element, 'w:pPr');
    const style = this.styles.get(valueOf(settings, 'w:pStyle') ?? '') ?? plain;
    const numbered = childOf(settings, 'w:numPr');
    const list = valueOf(numbered, 'w:numId') ?? style.list;
    const level = Number(valueOf(numbered, 'w:ilvl') ?? style.level);
    const runs: Run[] = [];
    collectRuns(element, style.bold, runs, boxes);
    const empty = runs.every((run) => run.text.trim() === '');
    const number = list === null || empty ? '' : this.numbering.next(list, level);
    return { runs, number, heading: style.heading || childOf(settings, 'w:outlineLvl') !== undefined };
  }

  private readTable(table: XmlElement): void {
    let above: readonly string[] = [];
    for (const row of rowsOf(table)) {
      this.paragraph++;
      const cells = this.rowCells(row, above);
      above = cells;
      this.lines.push(rowLine(cells, this.paragraph));
    }
  }

  /** Cells on the table's grid: one that is merged with the one above repeats it, one that spans columns is padded. */
  private rowCells(row: XmlElement, above: readonly string[]): readonly string[] {
    const cells: string[] = [];
    for (const cell of cellsOf(row)) {
      const settings = childOf(cell, 'w:tcPr');
      const merge = childOf(settings, 'w:vMerge');
      const merged = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      cells.push(merged ? (above[cells.length] ?? '') : this.cellText(cell));
      const span = Math.min(Number(valueOf(settings, 'w:gridSpan') ?? '1') || 1, 64);
      for (let extra = 1; extra < span; extra++) cells.push('');
    }
    return cells;
  }

  private cellText(cell: XmlElement): string {
    const inner = new DocxReader(this.styles, this.numbering);
    inner.readBlocks(cell);
    return inner.lines
      .map((line) => line.text.trim())
      .filter((text) => text !== '')
      .join('\n');
  }
}

function rowsOf(table: XmlElement): readonly XmlElement[] {
  return table.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : child.name === 'w:tr'
        ? [child]
        : child.name.startsWith('w:sdt')
          ? rowsOf(child)
          : [],
  );
}

function cellsOf(row: XmlElement): readonly XmlElement[] {
  return row.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : child.name === 'w:tc'
        ? [child]
        : child.name.startsWith('w:sdt')
          ? cellsOf(child)
          : [],
  );
}

function rootOf(archive: ZipArchive, name: string): XmlElement | undefined {
  const text = archive.text(name);
  const root = text === null ? undefined : readXml(text);
  return root?.children.find((child): child is XmlElement => typeof child !== 'string');
}

/**
 * The paragraphs of a .docx as lines, with the numbers Word keeps outside the text, headings, bold beginnings and the
 * rows of tables; `line` is the paragraph's number. Deleted and hidden text is left out.
 * @returns null if the archive is no Word document
 * @throws DamagedArchive if it cannot be unpacked
 */
export function readDocx(bytes: Uint8Array): readonly SourceLine[] | null {
  const archive = new ZipArchive(bytes);
  const name = [
    'word/document.xml',
    ...archive.names().filter((each) => /^word\/document\d*\.xml$/u.test(each)),
  ].find((each) => archive.has(each));
  if (name === undefined) return null;
  const body = childOf(rootOf(archive, name), 'w:body');
  if (!body) throw new DamagedArchive('no body');
  const reader = new DocxReader(
    stylesOf(rootOf(archive, 'word/styles.xml')),
    new WordNumbering(rootOf(archive, 'word/numbering.xml')),
  );
  reader.readBlocks(body);
  return reader.lines;
}
