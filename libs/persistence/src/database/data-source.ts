import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from '../entities';
import { migrations } from '../migrations';
import type { ProcessRole } from '../rights/rights';
import { columnTypes } from './column-types';
import { CorkedClient } from './corked-client';

export interface DataSourceOptions {
  /** Connections; 10 by default. */
  readonly poolSize?: number;
  /** As PostgreSQL shows it in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Milliseconds after which a query, or waiting for a connection, is given up; for whoever answers people. */
  readonly patienceMs?: number;
  /** The role its connections take on (`processRole`); null or left out: the account's own. */
  readonly role?: ProcessRole | null;
}

/**
 * The database with the entities of all tables, not yet connected (`initialize()`). The schema is made by
 * `migrate` alone, never synchronized. Days come as text, counts as numbers, instants as `Date`; queries of
 * one connection are pipelined and written together, so a transaction's `BEGIN` and `COMMIT` cost no round trip of
 * their own.
 */
export function createDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'duban',
    connectTimeoutMS: options.patienceMs ?? 10_000,
    extra: {
      Client: CorkedClient,
      types: columnTypes,
      pipeline: true,
      keepAlive: true,
      // Signing in to the database costs more than an idle connection; the next busy minute finds it.
      idleTimeoutMillis: 300_000,
      query_timeout: options.patienceMs ?? 0,
      ...(options.role ? { options: `-c role=${options.role}` } : {}),
    },
  });
}
