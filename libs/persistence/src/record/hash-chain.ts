import { createHash } from 'node:crypto';
import type { TaskEvent } from '@duban/lifecycle';
import { canonicalJson } from '../ids/canonical-json';

/** What the first event's hash is chained to: SHA-256 of the task's id, so that histories cannot be exchanged. */
export function chainStart(taskId: string): Buffer {
  return createHash('sha256').update(taskId).digest();
}

/** SHA-256 over the previous event's hash and the canonical JSON of `{actor, at, data, kind, seq}`; `at` in ms. */
export function eventHash(previous: Buffer, { seq, kind, at, actor, data }: TaskEvent): Buffer {
  const text = `{"actor":${canonicalJson(actor)},"at":${at},"data":${canonicalJson(data)},"kind":"${kind}","seq":${seq}}`;
  return createHash('sha256').update(previous).update(text).digest();
}
