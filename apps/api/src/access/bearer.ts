import type { FastifyRequest } from 'fastify';

const bearer = /^Bearer ([\w.-]{20,2000})$/iu;

/** The access token a request brings; empty where it brings none that could be one. */
export function bearerOf(request: FastifyRequest): string {
  return bearer.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
