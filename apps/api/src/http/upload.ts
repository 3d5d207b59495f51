import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal';
import { isSoundText } from './sound-value';

/** Bytes an uploaded file may have. */
export const fileLimit = 20 * 1024 * 1024;
const longestName = 200;

/** A file as it was uploaded. */
export interface UploadedFile {
  /** Without folders, sound, at most 200 characters. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The one file of a multipart request, in the part `file`. @throws Refusal of 413, 415 or 422 */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    throw new Refusal('unsupported-media-type', { expected: 'multipart/form-data' });
  }
  let found: UploadedFile | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      const bytes = await part.toBuffer();
      if (part.fieldname === 'file') {
        found = { name: plainName(part.filename), mediaType: part.mimetype, bytes };
      }
    }
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string') throw error;
    // The parser's own complaints carry no code: the body was cut off or is no multipart at all.
    throw new Refusal('malformed-upload');
  }
  if (found === undefined) throw new Refusal('invalid-body', { fields: ['file'] });
  return found;
}

function plainName(given: string | undefined): string {
  const name = (given ?? '').split(/[\\/]/u).at(-1)?.trim() ?? '';
  const clean = Array.from(name)
    .filter((letter) => isSoundText(letter) && !/\p{Control}/u.test(letter))
    .slice(0, longestName)
    .join('');
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
}
