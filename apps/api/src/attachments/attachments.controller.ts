import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Post, Res, StreamableFile } from '@nestjs/common';
import { attachment } from '@duban/contracts';
import { findAttachment, keepAttachment, once } from '@duban/persistence';
import { FastifyReply } from 'fastify';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { uploadedFile } from '../http/upload';

/** Types that a browser is told as they are; everything else is bytes. None is shown within our pages. */
const told =
  /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp)|text\/(?:plain|csv)|application\/(?:msword|zip|vnd\.[\w.+-]+))$/u;

/** Evidence: uploaded once, then named by id in acts. */
@Controller('attachments')
export class AttachmentsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  @Post()
  @HttpCode(201)
  @Operation({
    id: 'attachments.upload',
    access: 'signed-in',
    upload: true,
    status: 201,
    answer: attachment,
    changes: true,
    refusals: ['forbidden', 'malformed-upload', 'body-too-large', 'invalid-body'],
  })
  async upload(@Input() input: RequestInput): Promise<object> {
    const { caller } = input;
    if (caller.posts.length === 0) throw new Refusal('forbidden');
    const file = await uploadedFile(input.request);
    if (file.bytes.length === 0) throw new Refusal('invalid-body', { fields: ['file'] });
    const sha256 = createHash('sha256').update(file.bytes).digest();
    const { name, mediaType } = file;
    const key = input.idempotency({ name, sha256: sha256.toString('hex') });
    const { ds } = await this.engine.parts();
    const kept = await once(ds, key, async (tx) => {
      const id = randomUUID();
      const uploadedAt = new Date(this.context.now());
      await keepAttachment(tx, {
        ...file,
        id,
        mediaType: told.test(mediaType) ? mediaType : 'application/octet-stream',
        sha256,
        uploadedBy: caller.username,
        uploadedAt,
      });
      return { id, name, size: file.bytes.length, sha256: sha256.toString('hex') };
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return kept.answer;
  }

  @Get(':id')
  @Operation({ id: 'attachments.read', access: 'signed-in', answer: 'file' })
  async read(
    @Input() input: RequestInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { username, visibility } = input.caller;
    const { reading } = await this.engine.parts();
    const found = await findAttachment(reading.pool, input.id(), { username, visibility });
    if (found === null) throw new Refusal('not-found');
    void reply.headers({
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      etag: `"${found.sha256.toString('hex')}"`,
    });
    return new StreamableFile(found.content, {
      type: found.media_type,
      disposition: `attachment; filename="attachment"; filename*=UTF-8''${encodedName(found.name)}`,
      length: found.content.length,
    });
  }
}

/** A file name as RFC 5987 writes it. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
