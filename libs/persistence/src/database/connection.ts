import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { isFaultOfTheMoment } from './moment-fault';

/** One connection of the pool, inside a transaction or not. */
export type Connection = PoolClient;

/** A statement the server prepares once a connection; `name` must be unique for its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The driver's pool behind the data source, for the hot paths in plain SQL. */
export function poolOf(ds: DataSource): Pool {
  return (ds.driver as unknown as { readonly master: Pool }).master;
}

/** Runs a prepared statement and returns its rows. */
export async function rows<T extends QueryResultRow>(
  at: Connection | Pool,
  statement: Statement,
  values: readonly unknown[],
): Promise<T[]> {
  const result: QueryResult<T> = await at.query<T>({ ...statement, values: [...values] });
  return result.rows;
}

/** Tries of a transaction that met a deadlock, a serialization failure or a row that moved. */
const maxTries = 6;

/**
 * Runs `work` in a transaction of READ COMMITTED: commits when it returns, rolls back when it throws. Deadlocks
 * and rows that moved to another docket under way are tried again from the start, so `work` must have no effect
 * beside the transaction.
 */
export async function inTransaction<T>(ds: DataSource, work: (tx: Connection) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneTransaction(poolOf(ds), work);
    } catch (error) {
      if (attempt >= maxTries || !isFaultOfTheMoment(error)) throw error;
    }
  }
}

async function oneTransaction<T>(pool: Pool, work: (tx: Connection) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited on its own: it travels with the first statement.
    const begun = tx.query('BEGIN');
    begun.catch(() => undefined);
    const result = await work(tx);
    await begun;
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure as Error;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}
