import type { FastifyRequest } from 'fastify';
import type { RawBody } from './raw-body';
import { Refusal } from './refusal';
import { unsoundness } from './sound-value';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The JSON of a request; an absent or empty body counts as `{}`. @throws Refusal of 400, 415 or 422 */
export function jsonBody(request: FastifyRequest): unknown {
  const raw = request.body as RawBody | undefined | null;
  if (raw === undefined || raw === null) {
    if (request.isMultipart()) throw new Refusal('unsupported-media-type', { expected: 'application/json' });
    return {};
  }
  if (raw.kind !== 'json') throw new Refusal('unsupported-media-type', { expected: 'application/json' });
  const charset = /charset\s*=\s*"?([\w-]+)/iu.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/iu.test(charset)) {
    throw new Refusal('unsupported-media-type', { expected: 'application/json; charset=utf-8' });
  }
  return parse(raw.bytes);
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    // Where the text breaks is of no use to who reads Chinese; that it is no JSON is.
    throw new Refusal('malformed-json');
  }
  switch (unsoundness(value)) {
    case null:
      return value;
    case 'too-deep':
    case 'reserved-name':
      throw new Refusal('malformed-json');
    case 'unkept-text':
      throw new Refusal('invalid-body', { fields: [] });
  }
}
