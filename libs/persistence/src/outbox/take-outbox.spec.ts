import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source';
import { uuidV5 } from '../ids/uuid-v5';
import { takeOutbox } from './take-outbox';

describe('the outbox', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  const clock = (n: number): string => uuidV5('clock', String(n));
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });
  beforeEach(async () => {
    await ds.query('TRUNCATE outbox');
  });
  const put = (...clocks: readonly number[]): Promise<unknown> =>
    ds.query(`INSERT INTO outbox (kind, subject) SELECT 'rearm', unnest($1::uuid[])`, [clocks.map(clock)]);

  it('gives each waiting row to one relay', async () => {
    await put(...Array.from({ length: 40 }, (_, n) => n));
    const seen: string[] = [];
    const deliver = async (row: { subject: string }): Promise<void> => {
      seen.push(row.subject);
      await ds.query('SELECT pg_sleep(0.01)');
    };
    const runs = await Promise.all([1, 2, 3].map(() => takeOutbox(ds, 20, deliver)));
    expect(runs.reduce((sum, run) => sum + run.delivered, 0)).toBe(40);
    expect(new Set(seen).size).toBe(40);
    expect(seen).toHaveLength(40);
  });

  it('delivers two rows of one clock once', async () => {
    await put(1, 1, 2);
    const seen: string[] = [];
    const run = await takeOutbox(ds, 10, (row) => {
      seen.push(row.subject);
      return Promise.resolve();
    });
    expect(run).toEqual({ delivered: 3, failed: 0 });
    expect(seen.sort()).toEqual([clock(1), clock(2)].sort());
  });

  it('keeps a row that failed, and lets it wait', async () => {
    await put(1, 2);
    const run = await takeOutbox(ds, 10, (row) =>
      row.subject === clock(1) ? Promise.reject(new Error('no frontend')) : Promise.resolve(),
    );
    expect(run).toEqual({ delivered: 1, failed: 1 });
    const left = await ds.query<unknown[]>(
      'SELECT subject, attempts, error, next_try > now() AS waits FROM outbox',
    );
    expect(left).toEqual([{ subject: clock(1), attempts: 1, error: 'no frontend', waits: true }]);
    expect(await takeOutbox(ds, 10, () => Promise.resolve())).toEqual({ delivered: 0, failed: 0 });
  });
});
