import { createDataSource, storedClockOffset } from '@duban/persistence';

/** The clock's offset that a shared database carries, whichever start put it there. */
export async function storedOffset(databaseUrl: string): Promise<number | undefined> {
  const source = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  try {
    return await storedClockOffset(source);
  } finally {
    await source.destroy();
  }
}
