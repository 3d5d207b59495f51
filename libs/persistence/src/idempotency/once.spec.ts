import { createHash } from 'node:crypto';
import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import type { Connection } from '../database/connection';
import { createDataSource } from '../database/data-source';
import type { IdempotencyKey } from '../record/act';
import { forgetOldKeys, once } from './once';

const keyOf = (key: string, body = 'body'): IdempotencyKey => ({
  account: 'a',
  route: 'POST /x',
  key,
  bodyHash: createHash('sha256').update(body).digest(),
});

describe('once', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url).initialize();
    await ds.query('CREATE TABLE effect (key text)');
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });
  const effect =
    (key: string, answer: unknown = { key }) =>
    async (tx: Connection): Promise<unknown> => {
      await tx.query('INSERT INTO effect VALUES ($1)', [key]);
      return answer;
    };
  const effects = async (key: string): Promise<number> => {
    const [row] = await ds.query<{ n: number }[]>('SELECT count(*) AS n FROM effect WHERE key = $1', [key]);
    return row?.n ?? 0;
  };

  it('has one effect and one answer', async () => {
    expect(await once(ds, keyOf('k1'), effect('k1'))).toEqual({
      ok: true,
      answer: { key: 'k1' },
      replayed: false,
    });
    expect(await once(ds, keyOf('k1'), effect('k1', 'other'))).toEqual({
      ok: true,
      answer: { key: 'k1' },
      replayed: true,
    });
    expect(await effects('k1')).toBe(1);
  });

  it('refuses another body, and leaves other accounts and routes alone', async () => {
    await once(ds, keyOf('k2'), effect('k2'));
    expect(await once(ds, keyOf('k2', 'changed'), effect('k2'))).toMatchObject({
      ok: false,
      error: { code: 'idempotency-mismatch' },
    });
    expect(await once(ds, { ...keyOf('k2'), account: 'b' }, effect('k2'))).toMatchObject({ replayed: false });
    expect(await effects('k2')).toBe(2);
  });

  it('refuses the same key while the first is in flight, without waiting for it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = (): void => undefined;
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const first = once(ds, keyOf('k3'), async (tx) => {
      await tx.query('INSERT INTO effect VALUES ($1)', ['k3']);
      started();
      await held;
      return 1;
    });
    await running;
    expect(await once(ds, keyOf('k3'), effect('k3'))).toMatchObject({
      ok: false,
      error: { code: 'idempotency-in-flight' },
    });
    release();
    expect(await first).toMatchObject({ ok: true, answer: 1 });
    expect(await once(ds, keyOf('k3'), effect('k3'))).toMatchObject({ answer: 1, replayed: true });
  });

  it('has one effect under a storm of the same key', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => once(ds, keyOf('k4'), effect('k4'))));
    expect(await effects('k4')).toBe(1);
    expect(all.filter((each) => each.ok && !each.replayed)).toHaveLength(1);
    expect(all.filter((each) => !each.ok && each.error.code !== 'idempotency-in-flight')).toEqual([]);
  });

  it('leaves no trace of work that threw', async () => {
    const broken = async (tx: Connection): Promise<never> => {
      await effect('k5')(tx);
      throw new Error('broken');
    };
    await expect(once(ds, keyOf('k5'), broken)).rejects.toThrow('broken');
    expect(await effects('k5')).toBe(0);
    expect(await once(ds, keyOf('k5'), effect('k5'))).toMatchObject({ replayed: false });
  });

  it('forgets a key after 7 days', async () => {
    await once(ds, keyOf('k6'), effect('k6'));
    await ds.query(`UPDATE idempotency SET created_at = now() - interval '7 days' WHERE key = 'k6'`);
    expect(await once(ds, keyOf('k6', 'new body'), effect('k6'))).toMatchObject({
      ok: true,
      replayed: false,
    });
    await ds.query(`UPDATE idempotency SET created_at = now() - interval '8 days' WHERE key = 'k6'`);
    expect(await forgetOldKeys(ds)).toBe(1);
  });
});
