import type { Connection, Statement } from '../database/connection';
import { bulkInsert, sendBulk } from '../database/bulk';
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
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), k.account, k.route, k.key), 0)) AS free,
           i.body_hash, i.answer, i.created_at <= now() - ${kept} AS old
         FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS k (account, route, key, n)
         LEFT JOIN idempotency i ON i.account = k.account AND i.route = k.route AND i.key = k.key
         ORDER BY k.n`,
};

const forget: Statement = {
  name: 'idempotency-forget',
  text: `DELETE FROM idempotency WHERE account = $1 AND route = $2 AND key = $3 AND created_at <= now() - ${kept}`,
};

const keep = bulkInsert('idempotency', [
  { name: 'account', type: 'text' },
  { name: 'route', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'body_hash', type: 'bytea' },
  { name: 'answer', type: 'jsonb' },
]);

interface Found {
  readonly free: boolean;
  readonly body_hash: Buffer | null;
  readonly answer: unknown;
  readonly old: boolean | null;
}

/**
 * Looks keys up and takes their locks until the transaction ends. A lock held by another transaction means
 * that its request is in flight. Must be the first statement of the transaction, and no key may come twice.
 * @returns what is known of each, in their order
 */
export async function lookUpKeys(tx: Connection, keys: readonly IdempotencyKey[]): Promise<KeyState[]> {
  const found = await rows<Found>(tx, look, [
    keys.map(({ account }) => account),
    keys.map(({ route }) => route),
    keys.map(({ key }) => key),
  ]);
  return Promise.all(keys.map((key, i) => stateOf(tx, key, found[i])));
}

/** One key, as `lookUpKeys`. */
export async function lookUpKey(tx: Connection, key: IdempotencyKey): Promise<KeyState> {
  const [state] = await lookUpKeys(tx, [key]);
  if (state === undefined) throw new Error('The look-up of a key gave no state.');
  return state;
}

async function stateOf(tx: Connection, key: IdempotencyKey, found: Found | undefined): Promise<KeyState> {
  if (found === undefined) throw new Error('The look-up of a key gave no row.');
  if (found.body_hash === null || found.old === true) {
    if (!found.free) return { state: 'refused', error: refusal('idempotency-in-flight', key) };
    if (found.old === true) await rows(tx, forget, [key.account, key.route, key.key]);
    return { state: 'free' };
  }
  return found.body_hash.equals(key.bodyHash)
    ? { state: 'answered', answer: found.answer }
    : { state: 'refused', error: refusal('idempotency-mismatch', key) };
}

/** An answer to be kept under a key. */
export interface KeptAnswer {
  readonly key: IdempotencyKey;
  readonly answer: unknown;
}

/**
 * Writes answers in the transaction of their effects. Where another request answered between look and write,
 * the primary key fails, and the transaction is begun again (`isFaultOfTheMoment`).
 */
export function keepAnswers(tx: Connection, answers: readonly KeptAnswer[]): Promise<unknown> {
  return sendBulk(
    tx,
    keep,
    answers.map(({ key, answer }) => [key.account, key.route, key.key, key.bodyHash, JSON.stringify(answer)]),
  );
}

/** Deletes keys that are too old to count; says how many. */
export async function deleteOldKeys(at: { query: Connection['query'] }): Promise<number> {
  const gone = await at.query(`DELETE FROM idempotency WHERE created_at <= now() - ${kept}`);
  return gone.rowCount ?? 0;
}

function refusal(code: IdempotencyError['code'], key: IdempotencyKey): IdempotencyError {
  return { code, params: { key: key.key } };
}
