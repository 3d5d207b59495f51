import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestFile, readDocument, refusalText, type ParsedDocument, type ReadRefusal } from '@duban/policy';
import { Refused } from './exit-codes';

function refused(refusal: ReadRefusal): Refused {
  return new Refused(refusalText(refusal));
}

/** Reads a policy document for a command. @throws Refused with one Chinese line if there is no document in the file */
export async function documentOf(path: string): Promise<ParsedDocument> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw refused({ code: 'document-not-found', params: { name: path } });
  if (found.size > largestFile) {
    const params = { size: Math.ceil(found.size / 1_048_576), limit: largestFile / 1_048_576 };
    throw refused({ code: 'document-too-large', params });
  }
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw refused({ code: 'document-not-found', params: { name: path } });
  const reading = await readDocument(bytes, name);
  if (!reading.ok) throw refused(reading.refusal);
  return reading.document;
}
