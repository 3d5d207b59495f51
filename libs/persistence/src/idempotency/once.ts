import type { DataSource } from 'typeorm';
import type { Connection } from '../database/connection';
import { inTransaction, poolOf } from '../database/connection';
import type { IdempotencyError, IdempotencyKey } from '../record/act';
import { deleteOldKeys, keepAnswers, lookUpKey } from './stored-answer';

export type OnceOutcome<T> =
  | { readonly ok: true; readonly answer: T; readonly replayed: boolean }
  | { readonly ok: false; readonly error: IdempotencyError };

/**
 * A request that is not an act, once: `work` runs in the transaction that keeps its answer under the key, and
 * should write through it. The same key again gives the stored answer, another body or a request in flight is
 * refused; `work` may throw to leave no trace. Without a key it is a plain transaction.
 * `T` must survive JSON.
 */
export async function once<T>(
  ds: DataSource,
  key: IdempotencyKey | undefined,
  work: (tx: Connection) => Promise<T>,
): Promise<OnceOutcome<T>> {
  return inTransaction(ds, async (tx) => {
    if (key === undefined) return { ok: true, answer: await work(tx), replayed: false };
    const known = await lookUpKey(tx, key);
    if (known.state === 'refused') return { ok: false, error: known.error };
    if (known.state === 'answered') return { ok: true, answer: known.answer as T, replayed: true };
    const answer = await work(tx);
    await keepAnswers(tx, [{ key, answer }]);
    return { ok: true, answer, replayed: false };
  });
}

/** Forgets keys older than 7 days; says how many. Cheap: call it now and then. */
export async function forgetOldKeys(ds: DataSource): Promise<number> {
  return deleteOldKeys(poolOf(ds));
}
