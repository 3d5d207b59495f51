import { createHash } from 'node:crypto';
import type { Caller } from '@duban/access';
import { canonicalJson } from '@duban/persistence';
import type { IdempotencyKey } from '@duban/persistence';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { checked } from './checked';
import { jsonBody } from './json-body';
import { Refusal } from './refusal';
import { isSoundText } from './sound-value';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const keyPattern = /^[\x21-\x7E]{1,200}$/u;
const tagPattern = /^(?:W\/)?"?(\d{1,9})"?$/u;
/** No task has this version: a tag that is none of ours is stale. */
const noVersion = -1;

/** What the guard leaves with a request. */
export interface GuardedRequest extends FastifyRequest {
  caller?: Caller;
  session?: string;
}

/** A request as handlers read it: each part checked when it is asked for, so that refusals keep their order. */
export class RequestInput {
  constructor(readonly request: GuardedRequest) {}

  /** Who asks. @throws Refusal of 401 on a route that needs nobody */
  get caller(): Caller {
    const { caller } = this.request;
    if (caller === undefined) throw new Refusal('unauthenticated');
    return caller;
  }

  /** The session the access token belongs to. */
  get session(): string {
    const { session } = this.request;
    if (session === undefined) throw new Refusal('unauthenticated');
    return session;
  }

  /** A part of the path, as it stands there. */
  param(name: string): string {
    return (this.request.params as Record<string, string | undefined>)[name] ?? '';
  }

  /** An id in the path; what is no id names nothing. @throws Refusal of 404 */
  id(name = 'id'): string {
    const text = this.param(name);
    if (!uuidPattern.test(text)) throw new Refusal('not-found');
    return text.toLowerCase();
  }

  /** The query. @throws Refusal of 422 for unknown names and bad values */
  query<T extends z.ZodType>(schema: T): z.output<T> {
    const query = this.request.query as Record<string, unknown>;
    for (const value of Object.values(query).flat()) {
      if (typeof value === 'string' && !isSoundText(value)) {
        throw new Refusal('invalid-query', { fields: [] });
      }
    }
    return checked(schema, { ...query }, 'invalid-query');
  }

  /** The JSON body. @throws Refusal of 400, 415 or 422 */
  body<T extends z.ZodType>(schema: T): z.output<T> {
    return checked(schema, jsonBody(this.request), 'invalid-body');
  }

  /** The caller's key for this request; `content` is what must be the same under it. @throws Refusal of 422 */
  idempotency(content: unknown): IdempotencyKey | undefined {
    const key = this.request.headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !keyPattern.test(key)) {
      throw new Refusal('invalid-header', { header: 'Idempotency-Key' });
    }
    const path = this.request.url.split('?')[0] ?? '';
    return {
      account: this.caller.username,
      route: `${this.request.method} ${path.toLowerCase()}`,
      key,
      bodyHash: createHash('sha256').update(canonicalJson(content)).digest(),
    };
  }

  /** The version of `If-Match`; undefined where there is none or it is `*`. */
  ifVersion(): number | undefined {
    const tag = this.request.headers['if-match']?.trim();
    if (tag === undefined || tag === '*') return undefined;
    const version = tagPattern.exec(tag)?.[1];
    return version === undefined ? noVersion : Number(version);
  }
}
