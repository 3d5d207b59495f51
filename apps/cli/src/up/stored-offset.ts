import { storedClockOffset } from '@duban/persistence';
import { withDatabase } from './with-database';

/** The clock's offset that a shared database carries, whichever start put it there. */
export function storedOffset(databaseUrl: string): Promise<number | undefined> {
  return withDatabase(databaseUrl, storedClockOffset);
}
