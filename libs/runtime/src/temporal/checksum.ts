import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readJson, writeJson } from '../json-file';

/** SHA-256 of a file, hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Whether a kept program is still the one that was verified. Reading 150 MB at every start would cost a third of a
 * second: what was verified is remembered with its size and time of change, and read again only if those differ.
 */
export async function isVerified(file: string, sha256: string): Promise<boolean> {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  const mark = JSON.stringify([sha256, stat.size, stat.mtimeMs]);
  const marks = `${file}.verified`;
  if (readJson(marks) === mark) return true;
  if ((await sha256Of(file)) !== sha256) return false;
  try {
    writeJson(marks, mark);
  } catch {
    // A cache that cannot be written is verified anew each time.
  }
  return true;
}
