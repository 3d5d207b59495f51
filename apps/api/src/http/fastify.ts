import fastifyMultipart from '@fastify/multipart';
import { problemMediaType, problemOf } from '@duban/contracts';
import type { ErrorCode } from '@duban/contracts';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { fileLimit } from './upload';
import { refusedBy, sendProblem } from './problem.filter';
import { jsonLimit, takeBodiesRaw } from './raw-body';

/** Milliseconds a client may take to send a request, and a connection may idle. */
const requestTimeoutMs = 60_000;
const keepAliveMs = 30_000;

/** The page and everything it loads come from here alone; antd writes its styles into the page. */
const contentPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** What every answer carries, unless a handler is stricter. */
const pageHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
};

/** Fastify as the API needs it: bodies raw, sizes bounded, every refusal of its own in our words. */
export function makeAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: jsonLimit,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    routerOptions: { maxParamLength: 300 },
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(reply, request, refusedBy(error));
    },
    clientErrorHandler: answerBrokenRequest,
  });
}

/** Registers what requests pass through before they reach a handler. */
export async function prepareFastify(instance: FastifyInstance): Promise<void> {
  takeBodiesRaw(instance);
  await instance.register(fastifyMultipart, {
    limits: { fileSize: fileLimit, files: 1, fields: 5, parts: 6, fieldSize: 2000, headerPairs: 50 },
    throwFileSizeLimit: true,
  });
  instance.addHook('onSend', (request, reply, payload, done) => {
    for (const [name, value] of Object.entries(pageHeaders)) {
      if (!reply.hasHeader(name)) void reply.header(name, value);
    }
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    done(null, payload);
  });
}

const socketCodes: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** What cannot be read as HTTP has no request to answer through: the answer is written to the socket itself. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf({ code: socketCodes[error.code ?? ''] ?? 'bad-request' });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: ${problemMediaType}; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
