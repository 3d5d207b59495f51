import { parseDocument } from '../parse-document';
import { sourceFromText } from '../source-text';
import type { ParsedDocument, Reading, ReadRefusal, RefusalCode, SourceText } from '../types';
import { decodeDeclared, decodeText, type Decoded } from './decode-text';
import { readDocx } from './docx-file';
import { kindOfFile } from './file-kind';
import { readHtml } from './html-file';
import { sourceFromMarkdown } from './markdown-file';
import { DamagedPdf, readPdf } from './pdf-file';
import { DamagedArchive, OversizedArchive } from './zip-archive';

/** The largest file that is read, in bytes (64 MB). */
export const largestFile = 64 * 1024 * 1024;

function refuse(code: RefusalCode, params: ReadRefusal['params'] = {}): Reading {
  return { ok: false, refusal: { code, params } };
}

function accept(source: SourceText): Reading {
  return source.lines.some(({ text }) => text.trim() !== '')
    ? { ok: true, source }
    : refuse('document-empty');
}

function fromText(decoded: Decoded | null, name: string): Reading {
  if (!decoded) return refuse('document-encoding');
  const read = /\.(?:md|markdown)$/iu.test(name) ? sourceFromMarkdown : sourceFromText;
  return accept({ ...read(decoded.text), warnings: decoded.warnings });
}

const charset = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu;

async function fromHtml(bytes: Uint8Array): Promise<Reading> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = charset.exec(head)?.[1];
  const decoded = label === undefined ? decodeText(bytes) : decodeDeclared(bytes, label);
  if (!decoded) return refuse('document-encoding');
  return accept({ ...(await readHtml(decoded.text)), warnings: decoded.warnings });
}

function fromDocx(bytes: Uint8Array): Reading {
  try {
    const read = readDocx(bytes);
    return read ? accept({ ...read, warnings: [] }) : refuse('document-format', { format: '压缩包或表格' });
  } catch (error) {
    if (error instanceof OversizedArchive) {
      return refuse('document-too-large', { size: `>${error.megabytes}`, limit: error.megabytes });
    }
    if (error instanceof DamagedArchive) return refuse('document-damaged', { format: '.docx' });
    throw error;
  }
}

async function fromPdf(bytes: Uint8Array): Promise<Reading> {
  try {
    const source = await readPdf(bytes);
    return source ? accept(source) : refuse('document-scanned');
  } catch (error) {
    if (error instanceof DamagedPdf) return refuse('document-damaged', { format: '.pdf' });
    throw error;
  }
}

/**
 * Reads a file's text by what its bytes are (its name only helps where they do not tell).
 * @param bytes the whole file
 * @param name as the user calls it, for its ending
 */
export async function readDocumentFile(bytes: Uint8Array, name: string): Promise<Reading> {
  if (bytes.length === 0) return refuse('document-empty');
  if (bytes.length > largestFile) {
    const size = Math.ceil(bytes.length / 1_048_576);
    return refuse('document-too-large', { size, limit: largestFile / 1_048_576 });
  }
  const kind = kindOfFile(bytes, name);
  switch (kind.kind) {
    case 'text':
      return fromText(decodeText(bytes), name);
    case 'html':
      return fromHtml(bytes);
    case 'zip':
      return fromDocx(bytes);
    case 'pdf':
      return fromPdf(bytes);
    case 'binary':
      return refuse('document-binary');
    case 'locked':
      return refuse('document-damaged', { format: '.docx' });
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
