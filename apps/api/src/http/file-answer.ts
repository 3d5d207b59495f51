import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A file name as RFC 5987 writes it. */
export function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A file to be saved under a name; shown within no page, kept by no cache. */
export function fileAnswer(
  reply: FastifyReply,
  content: Buffer | Readable,
  { type, name }: { readonly type: string; readonly name: string },
): StreamableFile {
  void reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  const extension = name.slice(name.lastIndexOf('.'));
  const disposition = `attachment; filename="download${extension}"; filename*=UTF-8''${encodedName(name)}`;
  return Buffer.isBuffer(content)
    ? new StreamableFile(content, { type, disposition, length: content.length })
    : new StreamableFile(content, { type, disposition });
}
