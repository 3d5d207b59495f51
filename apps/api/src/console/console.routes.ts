import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.filter';

/** Paths that are never a page of the console. */
const notPages = /^\/(?:api|health|metrics)(?:\/|$)/u;
/** Files whose names change with their content. */
const hashed = '/assets/';

/**
 * Serves the console's built files at `/`; every other address that asks for a page gets the console, which finds its
 * way itself. Without built files there is no console, and nothing else changes.
 */
export function serveConsole(instance: FastifyInstance, folder: string | null): void {
  const built = folder !== null && existsSync(join(folder, 'index.html')) ? folder : null;
  instance.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? '/';
    const file = built === null || notPages.test(path) ? null : fileOf(built, path);
    if (built === null || file === null) {
      sendProblem(reply, request, { code: 'not-found' });
      return reply;
    }
    const cache = path.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return reply.header('cache-control', cache).sendFile(file, built, { cacheControl: false });
  });
}

/** The built file for a path, the console itself where there is none; null where only that very file would do. */
function fileOf(folder: string, path: string): string | null {
  const plain = /^(?:\/[\w@-][\w.@-]*)+$/u.test(path);
  if (plain && existsSync(join(folder, path)) && statSync(join(folder, path)).isFile()) return path.slice(1);
  return path.startsWith(hashed) ? null : 'index.html';
}
