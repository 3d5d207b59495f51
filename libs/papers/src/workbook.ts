import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { contentTypes, packageRelations, stylesXml, workbookRelations, workbookXml } from './workbook-parts';
import { inXml } from './in-xml';

/** Rows of a sheet, its head included; a spreadsheet program reads no more than 1,048,576. */
const mostRows = 1_000_000;

/** A day is `YYYY-MM-DD`; null leaves the cell empty. */
export type CellValue = number | string | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'date' | 'number' | 'text';
}

/**
 * A workbook as it is made: rows are taken as fast as the reader takes the bytes, so that any number of them needs the
 * memory of one batch. The head is frozen, every column can be filtered, days are days. More rows than a sheet can
 * hold go on in the next.
 */
export function workbook(
  name: string,
  columns: readonly SheetColumn[],
  batches: AsyncIterable<readonly (readonly CellValue[])[]>,
): Readable {
  const zip = new ZipFile();
  const source = new Batches(batches);
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path);
  const sheets: string[] = [];
  const addSheet = (): void => {
    const title = sheets.length === 0 ? name : `${name}${sheets.length + 1}`;
    sheets.push(title);
    const sheet = Readable.from(sheetXml(columns, source), { objectMode: false, highWaterMark: 1 });
    sheet.once('error', (error) => {
      zip.outputStream.emit('error', error);
    });
    sheet.once('end', () => {
      if (source.done) finish();
      else addSheet();
    });
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`);
  };
  const finish = (): void => {
    add('[Content_Types].xml', contentTypes(sheets));
    add('_rels/.rels', packageRelations);
    add('xl/workbook.xml', workbookXml(sheets));
    add('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
    add('xl/styles.xml', stylesXml);
    zip.end();
  };
  addSheet();
  return Readable.from(zip.outputStream, { objectMode: false });
}

/** The batches of all sheets, one after the other. */
class Batches {
  done = false;
  readonly #iterator: AsyncIterator<readonly (readonly CellValue[])[]>;

  constructor(batches: AsyncIterable<readonly (readonly CellValue[])[]>) {
    this.#iterator = batches[Symbol.asyncIterator]();
  }

  async next(): Promise<readonly (readonly CellValue[])[] | null> {
    const next = await this.#iterator.next();
    if (next.done !== true) return next.value;
    this.done = true;
    return null;
  }
}

async function* sheetXml(columns: readonly SheetColumn[], source: Batches): AsyncGenerator<string> {
  const last = columnName(columns.length - 1);
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
  yield `<row r="1" ht="22" customHeight="1">${columns.map(({ title }, i) => textCell(`${columnName(i)}1`, title, 1)).join('')}</row>`;
  let rows = 1;
  while (rows < mostRows) {
    const batch = await source.next();
    if (batch === null) break;
    let text = '';
    for (const row of batch) {
      rows += 1;
      text += rowXml(columns, row, rows);
    }
    yield text;
  }
  yield `</sheetData><autoFilter ref="A1:${last}${rows}"/></worksheet>`;
}

function rowXml(columns: readonly SheetColumn[], row: readonly CellValue[], number: number): string {
  const cells = columns.map(({ kind }, i) => {
    const value = row[i] ?? null;
    if (value === null) return '';
    const at = `${columnName(i)}${number}`;
    if (kind === 'date' && typeof value === 'string') {
      return `<c r="${at}" s="2"><v>${serialOf(value)}</v></c>`;
    }
    return typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : textCell(at, value, 3);
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Text as XML takes it. */
function escaped(text: string): string {
  return inXml(text.slice(0, 32_767))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A day as spreadsheets count it: from 30 December 1899. */
function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** A, B … Z, AA …. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
