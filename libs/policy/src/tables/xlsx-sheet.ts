import { childOf, childrenOf, descend, readXml } from '../readers/xml-tree';
import type { XmlElement } from '../readers/xml-tree';
import { ZipArchive } from '../readers/zip-archive';

/** How a cell's number is shown: as it is, as a percentage, or as a day. */
type Shown = 'day' | 'number' | 'percent';

/** What the cells of a workbook refer to. */
interface Workbook {
  readonly shared: readonly string[];
  readonly styles: readonly Shown[];
}

const textOf = (element: XmlElement | string): string =>
  typeof element === 'string'
    ? element
    : // Phonetic readings stand beside the text, not in it.
      element.name === 'rPh'
      ? ''
      : element.children.map(textOf).join('');

/**
 * The first sheet of a workbook as people see it: percentages as `98.4%`, days as `2023-03-31`, formulas as their last
 * results. Null where the archive is no workbook. @throws DamagedArchive
 */
export function readSheet(bytes: Uint8Array): readonly (readonly string[])[] | null {
  const archive = new ZipArchive(bytes);
  const sheet = archive.text(firstSheet(archive));
  if (sheet === null) return null;
  const workbook = { shared: sharedTexts(archive), styles: stylesOf(archive) };
  const rows: string[][] = [];
  for (const row of childrenOf(descend(readXml(sheet), 'worksheet', 'sheetData'), 'row')) {
    const number = Number(row.attributes.r ?? rows.length + 1);
    if (number > 1_048_576) continue;
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const column = columnOf(cell.attributes.r) ?? cells.length;
      if (column < 1000) cells[column] = cellText(cell, workbook);
    }
    while (rows.length < Math.min(number - 1, 100_000)) rows.push([]);
    const filled = Array.from(cells, (each: string | undefined) => each?.trim() ?? '');
    rows[number - 1] = filled.every((each) => each === '') ? [] : filled;
  }
  return rows;
}

/** The sheet that the workbook names first; where that cannot be followed, the first part that is a sheet. */
function firstSheet(archive: ZipArchive): string {
  const sheets = descend(readXml(archive.text('xl/workbook.xml') ?? ''), 'workbook', 'sheets');
  const id = childrenOf(sheets, 'sheet')[0]?.attributes['r:id'];
  const relations = childOf(readXml(archive.text('xl/_rels/workbook.xml.rels') ?? ''), 'Relationships');
  const target = childrenOf(relations, 'Relationship').find((each) => each.attributes.Id === id)?.attributes
    .Target;
  const named = target?.startsWith('/') === true ? target.slice(1) : `xl/${target ?? ''}`;
  if (archive.has(named)) return named;
  return archive.names().find((name) => name.startsWith('xl/worksheets/sheet')) ?? '';
}

function sharedTexts(archive: ZipArchive): readonly string[] {
  const table = childOf(readXml(archive.text('xl/sharedStrings.xml') ?? ''), 'sst');
  return childrenOf(table, 'si').map(textOf);
}

function stylesOf(archive: ZipArchive): readonly Shown[] {
  const sheet = childOf(readXml(archive.text('xl/styles.xml') ?? ''), 'styleSheet');
  const formats = new Map(
    childrenOf(childOf(sheet, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode ?? '',
    ]),
  );
  return childrenOf(childOf(sheet, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = (formats.get(attributes.numFmtId) ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
    if (id === 9 || id === 10 || code.includes('%')) return 'percent';
    return (id >= 14 && id <= 17) || id === 22 || /[ymd]/iu.test(code) ? 'day' : 'number';
  });
}

/** `B7` is 1. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/u.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: XmlElement, { shared, styles }: Workbook): string {
  const type = cell.attributes.t ?? 'n';
  if (type === 'inlineStr') return textOf(childOf(cell, 'is') ?? '');
  const value = textOf(childOf(cell, 'v') ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type !== 'n' || value === '') return value;
  const number = Number(value);
  switch (styles[Number(cell.attributes.s ?? 0)] ?? 'number') {
    case 'percent':
      return `${plain(number * 100)}%`;
    case 'day':
      return dayOfSerial(number);
    case 'number':
      return Number.isFinite(number) ? plain(number) : value;
  }
}

/** Without the dust of binary fractions: 98.4, not 98.40000000000001. */
const plain = (number: number): string => String(Number(number.toPrecision(15)));

/** A day by its number, counted from 1899-12-30. */
function dayOfSerial(serial: number): string {
  if (!(serial > 0 && serial < 2_958_466)) return String(serial);
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}
