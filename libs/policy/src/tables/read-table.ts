import { DamagedArchive } from '../readers/zip-archive';
import { readCsv } from './csv-text';
import { readSheet } from './xlsx-sheet';

/** A table's rows of texts, or why it cannot be read. Rows keep their place: empty ones are there, as empty lists. */
export type TableReading =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly reason: 'damaged' | 'encoding' | 'too-large' | 'unsupported' };

/** Most rows a table may have. */
export const mostRows = 20_000;

/**
 * Reads a table: `.csv` (UTF-8, UTF-16 with its mark, or GB18030; commas, tabs or semicolons) or the first sheet of an
 * `.xlsx`. What it is is told by its first bytes.
 */
export function readTable(bytes: Uint8Array): TableReading {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  // The old binary workbook.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, reason: 'unsupported' };
  const rows = isZip ? sheetOf(bytes) : textOf(bytes);
  if (typeof rows === 'string') return { ok: false, reason: rows };
  return rows.length > mostRows ? { ok: false, reason: 'too-large' } : { ok: true, rows };
}

type Rows = readonly (readonly string[])[];

function sheetOf(bytes: Uint8Array): Rows | 'damaged' | 'unsupported' {
  try {
    return readSheet(bytes) ?? 'unsupported';
  } catch (error) {
    if (error instanceof DamagedArchive) return 'damaged';
    throw error;
  }
}

function textOf(bytes: Uint8Array): Rows | 'encoding' {
  const text = decode(bytes);
  return text === null || text.includes('\u0000') ? 'encoding' : readCsv(text);
}

/** Short tables give a guess by likelihood too little to go by: what is valid UTF-8 is, and else it is GB18030. */
function decode(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  }
  return null;
}
