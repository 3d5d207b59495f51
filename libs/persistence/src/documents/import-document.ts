import { createHash } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { ParsedDocument } from '@duban/policy';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { uuidV5 } from '../ids/uuid-v5';

/** A document as it came in, with what was read out of it. */
export interface ImportedDocument {
  readonly fileName: string;
  /** The file's bytes, or the UTF-8 of a text that was typed in: what makes it the same document. */
  readonly content: Buffer;
  /** The text as it was read. */
  readonly source: string;
  readonly parse: ParsedDocument;
  readonly importedBy: string;
  readonly importedAt: Instant;
}

/** The id of a document: the same content is the same document, whoever imports it. */
export function documentIdOf(content: Buffer): string {
  return uuidV5('document', createHash('sha256').update(content).digest('hex'));
}

/** Keeps a document; one that is there already is left as it is. Idempotent. */
export async function importDocument(
  at: Connection | Pool,
  document: ImportedDocument,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { parse, content } = document;
  const id = documentIdOf(content);
  const inserted = await at.query(
    `INSERT INTO document (id, title, number, issued_on, file_name, sha256, source, parse, imported_by, imported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      id,
      parse.title,
      parse.number,
      parse.issuedOn,
      document.fileName,
      createHash('sha256').update(content).digest(),
      document.source,
      JSON.stringify(parse),
      document.importedBy,
      new Date(document.importedAt),
    ],
  );
  return { id, isNew: inserted.rowCount === 1 };
}
