import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { problemMediaType, problemOf } from '@duban/contracts';
import type { ErrorCode, Refused } from '@duban/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from './database-away';
import { Refusal } from './refusal';

/** Fastify's own refusals by their code. */
const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_FILES_LIMIT: 'malformed-upload',
  FST_PARTS_LIMIT: 'malformed-upload',
  FST_FIELDS_LIMIT: 'malformed-upload',
  FST_PROTO_VIOLATION: 'malformed-upload',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_MAX_PARAM_LENGTH: 'uri-too-long',
};
/** Statuses of refusals that come with no code we know. */
const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'not-ready',
};

/** Words every refusal and every error as RFC 9457; a bug is logged, answered as such, and tells nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refused = refusedBy(error);
    if (refused.code === 'internal') {
      this.#logger.error(
        `${request.method} ${request.url.split('?')[0] ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    sendProblem(http.getResponse<FastifyReply>(), request, refused);
  }
}

/** Which refusal of the closed table an error stands for. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refusal) return error.refused;
  if (isDatabaseAway(error)) return { code: 'database-unavailable' };
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? fastifyCodes[code] : undefined;
  if (known !== undefined) return { code: known };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof status !== 'number') return { code: 'internal' };
  return { code: byStatus[status] ?? (status >= 400 && status < 500 ? 'bad-request' : 'internal') };
}

/** Seconds after which a caller may try again, by code. */
const retryAfter: Partial<Record<ErrorCode, string>> = {
  'database-unavailable': '2',
  'not-ready': '2',
  'idempotency-in-flight': '1',
  'too-many-requests': '5',
};

/** Answers a refusal. A body that was not read to its end must not be taken for the next request. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, refused: Refused): void {
  const problem = problemOf(refused);
  const seconds = refused.params?.seconds;
  const wait = typeof seconds === 'number' ? String(seconds) : retryAfter[refused.code];
  if (wait !== undefined) void reply.header('retry-after', wait);
  if (!request.raw.complete) void reply.header('connection', 'close');
  void reply.status(problem.status).type(problemMediaType).send(JSON.stringify(problem));
}
