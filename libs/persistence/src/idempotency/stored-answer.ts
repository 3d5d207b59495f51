import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import { KeyTaken } from '../database/moment-fault';
import type { IdempotencyError, IdempotencyKey } from '../record/act';

/** What is known of a key before the request is carried out. */
export type KeyState =
  | { readonly state: 'free' }
  | { readonly state: 'answered'; readonly answer: unknown }
  | { readonly state: 'refused'; readonly error: IdempotencyError };

const look: Statement = {
  name: 'idempotency-look',
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), $1::text, $2::text, $3::text), 0)) AS free,
           i.body_hash, i.answer
         FROM (VALUES (1)) AS one LEFT JOIN idempotency i
           ON i.account = $1 AND i.route = $2 AND i.key = $3 AND i.created_at > now() - interval '7 days'`,
};

const keep: Statement = {
  name: 'idempotency-keep',
  text: `INSERT INTO idempotency (account, route, key, body_hash, answer) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account, route, key) DO UPDATE
         SET body_hash = excluded.body_hash, answer = excluded.answer, created_at = now()
         WHERE idempotency.created_at <= now() - interval '7 days' RETURNING 1 AS kept`,
};

/**
 * Looks the key up and takes its lock until the transaction ends. A lock held by another transaction means
 * that its request is in flight. Must be among the first statements of the transaction.
 */
export async function lookUpKey(tx: Connection, key: IdempotencyKey): Promise<KeyState> {
  const [found] = await rows<{ free: boolean; body_hash: Buffer | null; answer: unknown }>(tx, look, [
    key.account,
    key.route,
    key.key,
  ]);
  if (found === undefined) throw new Error('The look-up of a key gave no row.');
  if (found.body_hash === null) {
    return found.free
      ? { state: 'free' }
      : { state: 'refused', error: refusal('idempotency-in-flight', key) };
  }
  return found.body_hash.equals(key.bodyHash)
    ? { state: 'answered', answer: found.answer }
    : { state: 'refused', error: refusal('idempotency-mismatch', key) };
}

/** Writes the answer in the transaction of its effect; throws KeyTaken where another was faster. */
export async function keepAnswer(tx: Connection, key: IdempotencyKey, answer: unknown): Promise<void> {
  const kept = await rows(tx, keep, [key.account, key.route, key.key, key.bodyHash, JSON.stringify(answer)]);
  if (kept.length === 0) throw new KeyTaken(`The key ${key.key} was answered by another request.`);
}

function refusal(code: IdempotencyError['code'], key: IdempotencyKey): IdempotencyError {
  return { code, params: { key: key.key } };
}
