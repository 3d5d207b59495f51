import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import type { IdempotencyError, IdempotencyKey } from '../record/act';

/** What is known of a key before the request is carried out. */
export type KeyState =
  | { readonly state: 'free' }
  | { readonly state: 'answered'; readonly answer: unknown }
  | { readonly state: 'refused'; readonly error: IdempotencyError };

/** How long a key is kept. */
const kept = "interval '7 days'";

const look: Statement = {
  name: 'idempotency-look',
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), $1::text, $2::text, $3::text), 0)) AS free,
           i.body_hash, i.answer, i.created_at <= now() - ${kept} AS old
         FROM (VALUES (1)) AS one LEFT JOIN idempotency i ON i.account = $1 AND i.route = $2 AND i.key = $3`,
};

const forget: Statement = {
  name: 'idempotency-forget',
  text: `DELETE FROM idempotency WHERE account = $1 AND route = $2 AND key = $3 AND created_at <= now() - ${kept}`,
};

const keep: Statement = {
  name: 'idempotency-keep',
  text: 'INSERT INTO idempotency (account, route, key, body_hash, answer) VALUES ($1, $2, $3, $4, $5)',
};

interface Found {
  readonly free: boolean;
  readonly body_hash: Buffer | null;
  readonly answer: unknown;
  readonly old: boolean | null;
}

/**
 * Looks the key up and takes its lock until the transaction ends. A lock held by another transaction means
 * that its request is in flight. Must be the first statement of the transaction.
 */
export async function lookUpKey(tx: Connection, key: IdempotencyKey): Promise<KeyState> {
  const name = [key.account, key.route, key.key];
  const [found] = await rows<Found>(tx, look, name);
  if (found === undefined) throw new Error('The look-up of a key gave no row.');
  if (found.body_hash === null || found.old === true) {
    if (!found.free) return { state: 'refused', error: refusal('idempotency-in-flight', key) };
    if (found.old === true) await rows(tx, forget, name);
    return { state: 'free' };
  }
  return found.body_hash.equals(key.bodyHash)
    ? { state: 'answered', answer: found.answer }
    : { state: 'refused', error: refusal('idempotency-mismatch', key) };
}

/**
 * Writes the answer in the transaction of its effect. Where another request answered between look and write,
 * the primary key fails, and the transaction is begun again (`isFaultOfTheMoment`).
 */
export function keepAnswer(tx: Connection, key: IdempotencyKey, answer: unknown): Promise<unknown> {
  return rows(tx, keep, [key.account, key.route, key.key, key.bodyHash, JSON.stringify(answer)]);
}

/** Deletes keys that are too old to count; says how many. */
export async function deleteOldKeys(at: { query: Connection['query'] }): Promise<number> {
  const gone = await at.query(`DELETE FROM idempotency WHERE created_at <= now() - ${kept}`);
  return gone.rowCount ?? 0;
}

function refusal(code: IdempotencyError['code'], key: IdempotencyKey): IdempotencyError {
  return { code, params: { key: key.key } };
}
