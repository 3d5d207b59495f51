import { sessionMs } from '@duban/access';
import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'duban_refresh';
const pattern = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,100})(?:;|$)`, 'u');

/**
 * Out of reach of scripts, sent to the session routes alone and from our own pages only; over TLS only where there is TLS.
 */
function cookie(request: FastifyRequest, token: string, maxAgeSeconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `${name}=${token}; Path=/api/v1/auth; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
}

/** The refresh token that came with a request; empty where none did. */
export function refreshTokenOf(request: FastifyRequest): string {
  return pattern.exec(request.headers.cookie ?? '')?.[1] ?? '';
}

export function keepRefreshToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', cookie(request, token, Math.floor(sessionMs / 1000)));
}

export function dropRefreshToken(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('set-cookie', cookie(request, '', 0));
}
