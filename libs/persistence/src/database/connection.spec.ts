import { scratchDatabase } from '@duban/test-support';
import { createDataSource } from './data-source';
import { inTransaction, poolOf } from './connection';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';

describe('a connection', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('that breaks between two statements of a transaction fails the next, and only that transaction', async () => {
    const broken = inTransaction(ds, async (tx) => {
      const found = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      // Not events.once: it would listen for the error too.
      const ended = new Promise<void>((resolve) => {
        tx.once('end', resolve);
      });
      await poolOf(ds).query('SELECT pg_terminate_backend($1)', [found.rows[0]?.pid]);
      await ended;
      await tx.query('SELECT 1');
    });
    await expect(broken).rejects.toThrow();
    await expect(inTransaction(ds, (tx) => tx.query('SELECT 1 AS one'))).resolves.toMatchObject({
      rows: [{ one: 1 }],
    });
  });
});
