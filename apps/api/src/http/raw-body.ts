import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes a JSON body may have; the largest is a document given as text. */
export const jsonLimit = 8 * 1024 * 1024;

/** A body as it came, not parsed yet: a wrong body is told after a wrong caller (401, 404, 403, 422). */
export type RawBody =
  { readonly kind: 'json'; readonly bytes: Buffer } | { readonly kind: 'other'; readonly mediaType: string };

/** Takes bodies as they come; a type that is not JSON is refused when a handler wants JSON, not before. */
export function takeBodiesRaw(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: jsonLimit },
    (_request, bytes, done) => done(null, { kind: 'json', bytes: bytes as Buffer } satisfies RawBody),
  );
  instance.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: jsonLimit },
    (request: FastifyRequest, _bytes, done) =>
      done(null, { kind: 'other', mediaType: request.headers['content-type'] ?? '' } satisfies RawBody),
  );
}
