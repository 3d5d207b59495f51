import { parseDocument } from '../parse-document';
import { sourceFromText } from '../source-text';
import type { ParsedDocument, Reading, ReadRefusal, RefusalCode } from '../types';
import { decodeText } from './decode-text';
import { kindOfFile } from './file-kind';

/** The largest file that is read, in bytes (64 MB). */
export const largestFile = 64 * 1024 * 1024;

function refuse(code: RefusalCode, params: ReadRefusal['params'] = {}): Reading {
  return { ok: false, refusal: { code, params } };
}

function readText(bytes: Uint8Array): Reading {
  const decoded = decodeText(bytes);
  if (!decoded) return refuse('document-encoding');
  if (decoded.text.replace(/^\ufeff/u, '').trim() === '') return refuse('document-empty');
  const source = sourceFromText(decoded.text);
  return { ok: true, source: { lines: source.lines, warnings: decoded.warnings } };
}

/**
 * Reads a file's text by what its bytes are (its name only helps where they do not tell). Never throws on any bytes.
 * @param bytes the whole file
 * @param name as the user calls it, for messages and its extension
 */
export function readDocumentFile(bytes: Uint8Array, name: string): Promise<Reading> {
  return Promise.resolve(readBytes(bytes, name));
}

function readBytes(bytes: Uint8Array, name: string): Reading {
  if (bytes.length === 0) return refuse('document-empty');
  if (bytes.length > largestFile) {
    return refuse('document-too-large', {
      size: Math.ceil(bytes.length / 1_048_576),
      limit: largestFile / 1_048_576,
    });
  }
  const kind = kindOfFile(bytes, name);
  switch (kind.kind) {
    case 'text':
      return readText(bytes);
    case 'binary':
      return refuse('document-binary');
    case 'unsupported':
      return refuse('document-format', { format: kind.format });
  }
}

/** A parsed document, or why there is none. */
export type DocumentReading =
  | { readonly ok: true; readonly document: ParsedDocument }
  | { readonly ok: false; readonly refusal: ReadRefusal };

/** Whether a document has anything to be done in it. */
export function hasClauses(document: ParsedDocument): boolean {
  return document.sections.some((section) => section.clauses.length > 0);
}

/** Reads and parses a file; a text without a clause is refused. */
export async function readDocument(bytes: Uint8Array, name: string): Promise<DocumentReading> {
  const reading = await readDocumentFile(bytes, name);
  if (!reading.ok) return reading;
  const document = parseDocument(reading.source);
  if (!hasClauses(document)) return { ok: false, refusal: { code: 'document-without-clause', params: {} } };
  return { ok: true, document };
}
