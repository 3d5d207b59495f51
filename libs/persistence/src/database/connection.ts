import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { isFaultOfTheMoment } from './moment-fault';

/** One connection of the pool; its queries are pipelined, each answered in the order they were sent. */
export type Connection = PoolClient;

/** A statement the server prepares once a connection; `name` must be unique for its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * How a transaction ends: `commit` false leaves no trace. `writes` are statements already sent whose answers
 * nobody needs before the end; COMMIT travels behind them, and fails with the first that fails.
 */
export interface Ending<T> {
  readonly result: T;
  readonly commit: boolean;
  readonly writes?: readonly Promise<unknown>[];
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
  const result = await at.query<T>({ ...statement, values: [...values] });
  return result.rows;
}

/**
 * The statements of transactions are prepared, find their rows by keys and travel with arrays, of which the planner
 * cannot know the length: planning each anew took longer than carrying it out.
 */
const begin = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan';

/** How a transaction behaves, beside what it does. */
export interface Manner {
  /** Milliseconds after which waiting for a lock fails the transaction; left out: it waits. */
  readonly lockPatienceMs?: number;
}

const beginIn = ({ lockPatienceMs }: Manner): string =>
  lockPatienceMs === undefined ? begin : `${begin}; SET LOCAL lock_timeout = ${lockPatienceMs}`;

/** Tries of a transaction that met a deadlock, a serialization failure or a row that moved. */
const maxTries = 8;

/**
 * Runs `work` in a transaction of READ COMMITTED: commits when it returns, rolls back when it throws. Deadlocks
 * and rows that moved to another docket under way are tried again from the start, so `work` must have no effect
 * beside the transaction.
 */
export function inTransaction<T>(ds: DataSource, work: (tx: Connection) => Promise<T>): Promise<T> {
  return transaction(ds, async (tx) => ({ result: await work(tx), commit: true }));
}

/** As `inTransaction`, with an ending that `work` chooses. */
export async function transaction<T>(
  ds: DataSource,
  work: (tx: Connection) => Promise<Ending<T>>,
  manner: Manner = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneTransaction(poolOf(ds), beginIn(manner), work);
    } catch (error) {
      if (attempt >= maxTries || !isFaultOfTheMoment(error)) throw error;
    }
  }
}

async function oneTransaction<T>(
  pool: Pool,
  first: string,
  work: (tx: Connection) => Promise<Ending<T>>,
): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  let open = true;
  try {
    // Not awaited on its own: it travels with the first statement, and its failure is that one's too.
    tx.query(first).catch(() => undefined);
    const ending = await work(tx);
    const ended = tx.query(ending.commit ? 'COMMIT' : 'ROLLBACK');
    open = false;
    const [command] = await Promise.all([ended, ...(ending.writes ?? [])]);
    if (ending.commit && command.command !== 'COMMIT') throw new Error('The transaction was not committed.');
    return ending.result;
  } catch (error) {
    if (open) {
      await tx.query('ROLLBACK').catch((failure: unknown) => {
        broken = failure as Error;
      });
    }
    throw error;
  } finally {
    tx.release(broken);
  }
}
