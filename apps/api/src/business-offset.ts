import { createDataSource, storedClockOffset } from '@duban/persistence';
import { agreeOffset, checkDatabase, silent } from '@duban/runtime';
import type { ServiceSettings } from '@duban/runtime';

/**
 * Business time minus the machine's, ms: as handed down by the start of the whole system, else as the shared database
 * carries it, so that an API started anywhere agrees with the others.
 * @throws RuntimeFault if the database does not answer: with a guessed present every rule would be wrong
 */
export async function businessOffset(settings: ServiceSettings): Promise<number> {
  if (settings.clockOffsetMs !== undefined) return settings.clockOffsetMs;
  await checkDatabase(settings.databaseUrl, silent);
  const ds = await createDataSource(settings.databaseUrl, { poolSize: 1 }).initialize();
  try {
    return agreeOffset(await storedClockOffset(ds), undefined);
  } finally {
    await ds.destroy();
  }
}
