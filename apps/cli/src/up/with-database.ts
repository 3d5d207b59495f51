import { createDataSource } from '@duban/persistence';
import type { DataSource } from 'typeorm';

/** Does a piece of work on a database with a few connections of its own, and closes them whatever happens. */
export async function withDatabase<T>(
  databaseUrl: string,
  work: (source: DataSource) => Promise<T>,
  poolSize = 1,
): Promise<T> {
  const source = await createDataSource(databaseUrl, { poolSize }).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
