import { settleRights } from '../rights/settle-rights';
import { createDataSource } from './data-source';

/** Any fixed number: the lock under which schemas change. */
const migrationLock = 7_308_326_417;

/**
 * Brings the database to the newest schema, settles who may do what in it, and says how many migrations ran. Idempotent; any number of
 * processes may call it at once, as they take turns under an advisory lock of the session, which a killed
 * process gives back.
 */
export async function migrate(url: string): Promise<{ readonly applied: number }> {
  const ds = await createDataSource(url, { poolSize: 2, applicationName: 'duban migrate' }).initialize();
  const gate = ds.createQueryRunner();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const ran = await ds.runMigrations();
    await settleRights(gate);
    await gate.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    return { applied: ran.length };
  } finally {
    await gate.release();
    await ds.destroy();
  }
}
