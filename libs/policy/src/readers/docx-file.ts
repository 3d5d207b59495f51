import { plainLine, rowLine } from '../source-text';
import type { SourceLine, SourceText } from '../types';
import { WordNumbering } from './word-numbering';
import { childOf, childrenOf, descend, readXml, TooManyElements, valueOf, type XmlElement } from './xml-tree';
import { DamagedArchive, OversizedArchive, ZipArchive } from './zip-archive';

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
  'w:rt',
]);
const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:noBreakHyphen': '-',
  'w:cr': '\n',
  // A sign of a font of its own: that one stands there is all that can be told.
  'w:sym': '□',
};

/** What stands in a paragraph beside its text. */
interface Beside {
  readonly boxes: XmlElement[];
  /** `footnote 2`: a note of that id is pointed to. */
  readonly notes: string[];
}

const references: Readonly<Record<string, string>> = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
};

function collectRuns(element: XmlElement, bold: boolean, into: Run[], beside: Beside): void {
  for (const child of element.children) {
    if (typeof child === 'string' || skipped.has(child.name)) continue;
    const note = references[child.name];
    if (child.name === 'w:t' || child.name === 'm:t') into.push({ text: textOf(child), bold });
    else if (child.name === 'w:br') into.push({ text: '\n', bold });
    else if (child.name === 'w:txbxContent') beside.boxes.push(child);
    else if (note !== undefined) beside.notes.push(`${note} ${child.attributes['w:id'] ?? ''}`);
    else if (characters[child.name] !== undefined) into.push({ text: characters[child.name] ?? '', bold });
    else if (child.name === 'w:r') {
      const settings = childOf(child, 'w:rPr');
      if (!isOn(childOf(settings, 'w:vanish'))) {
        const own = childOf(settings, 'w:b');
        collectRuns(child, own === undefined ? bold : isOn(own), into, beside);
      }
    } else collectRuns(child, bold, into, beside);
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
  /** Which paragraph points to which note. */
  readonly noted = new Map<string, number>();
  private paragraph = 0;
  /** Runs of paragraphs whose mark was deleted: they go on in the next. */
  private held: Run[] = [];

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
    this.release();
  }

  /** What was held back for a paragraph that never came stands for itself. */
  private release(): void {
    const text = this.held.map((run) => run.text).join('');
    this.held = [];
    if (text !== '') this.lines.push({ ...plainLine(text, this.paragraph), whole: true });
  }

  private readParagraph(element: XmlElement): void {
    this.paragraph++;
    const beside: Beside = { boxes: [], notes: [] };
    const { runs, number, heading } = this.paragraphOf(element, beside);
    for (const note of beside.notes) this.noted.set(note, this.paragraph);
    const held = this.held;
    this.held = [];
    for (const box of beside.boxes) this.readBlocks(box);
    const first = number === '' ? [] : [{ text: number, bold: false }];
    if (descend(element, 'w:pPr', 'w:rPr', 'w:del')) this.held = [...held, ...first, ...runs];
    else this.pushLines([...held, ...runs], held.length > 0 ? '' : number, heading);
  }

  private pushLines(runs: readonly Run[], number: string, heading: boolean): void {
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
    beside: Beside,
  ): { runs: readonly Run[]; number: string; heading: boolean } {
    const settings = childOf(element, 'w:pPr');
    const style = this.styles.get(valueOf(settings, 'w:pStyle') ?? '') ?? plain;
    const numbered = childOf(settings, 'w:numPr');
    const list = valueOf(numbered, 'w:numId') ?? style.list;
    const level = Number(valueOf(numbered, 'w:ilvl') ?? style.level);
    const runs: Run[] = [];
    collectRuns(element, style.bold, runs, beside);
    const empty = runs.every((run) => run.text.trim() === '');
    const number = list === null || empty ? '' : this.numbering.next(list, level);
    return { runs, number, heading: style.heading || childOf(settings, 'w:outlineLvl') !== undefined };
  }

  private readTable(table: XmlElement): void {
    let above: readonly string[] = [];
    for (const row of rowsOf(table)) {
      this.paragraph++;
      if (descend(row, 'w:trPr', 'w:del')) continue;
      const cells = this.rowCells(row, above);
      above = cells;
      this.lines.push(rowLine(cells, this.paragraph));
    }
  }

  /** Cells on the table's grid: one that is merged with the one above repeats it, one that spans columns is padded. */
  private rowCells(row: XmlElement, above: readonly string[]): readonly string[] {
    const before = Number(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? '0') || 0;
    const cells: string[] = new Array<string>(Math.min(before, 64)).fill('');
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
  try {
    const root = text === null ? undefined : readXml(text);
    return root?.children.find((child): child is XmlElement => typeof child !== 'string');
  } catch (error) {
    if (error instanceof TooManyElements) throw new OversizedArchive(name, { cause: error });
    throw error;
  }
}

/** What stands beside the text: notes at the foot and the end, comments, heads and feet of pages. */
const besides: readonly (readonly [RegExp, string | null, string])[] = [
  [/^word\/footnotes\d*\.xml$/u, 'w:footnote', 'footnote'],
  [/^word\/endnotes\d*\.xml$/u, 'w:endnote', 'endnote'],
  [/^word\/comments\d*\.xml$/u, 'w:comment', 'comment'],
  [/^word\/(?:header|footer)\d*\.xml$/u, null, 'page'],
];

type Dropped = SourceText['dropped'][number];

/** The texts beside the document, each once, where the paragraph stands that points to it. */
function besideText(archive: ZipArchive, noted: ReadonlyMap<string, number>): readonly Dropped[] {
  const found = new Map<string, Dropped>();
  for (const name of archive.names()) {
    const rule = besides.find(([pattern]) => pattern.test(name));
    const root = rule && rootOf(archive, name);
    const elements = root && rule[1] !== null ? childrenOf(root, rule[1]) : root ? [root] : [];
    for (const element of elements) {
      const reader = new DocxReader(new Map(), new WordNumbering(undefined));
      reader.readBlocks(element);
      const text = reader.lines
        .map((line) => line.text.trim())
        .filter((each) => each !== '')
        .join('\n');
      const line = noted.get(`${rule?.[2] ?? ''} ${element.attributes['w:id'] ?? ''}`);
      if (text !== '') found.set(text, { text, line: line ?? 1, note: line !== undefined });
    }
  }
  return [...found.values()];
}

/**
 * The paragraphs of a .docx as lines, with the numbers Word keeps outside the text, headings, bold beginnings and the
 * rows of tables; `line` is the paragraph's number. Deleted and hidden text is left out; notes, comments, heads and
 * feet of pages are no text of the document and go to `dropped`.
 * @returns null if the archive is no Word document
 * @throws DamagedArchive if it cannot be unpacked
 */
export function readDocx(bytes: Uint8Array): Pick<SourceText, 'lines' | 'dropped'> | null {
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
  return { lines: reader.lines, dropped: besideText(archive, reader.noted) };
}
