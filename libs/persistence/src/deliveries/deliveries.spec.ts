import { createHash, randomUUID } from 'node:crypto';
import { instantOf, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import fc from 'fast-check';
import { inTransaction } from '../database/connection';
import { Deliveries } from './deliveries';
import { keepChannel } from './keep-channels';
import { backOffMs } from './settle-delivery';
import { spreadFrom } from './spread';

const minute = 60_000;
const traits = [
  { kind: 'email', deduplicates: true, paceMs: 0 },
  { kind: 'dingtalk', deduplicates: false, paceMs: 3200 },
];

describe('when robots’ digests go out', () => {
  it('is within ten minutes, never around whole and half hours, and the same for the same robot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (at, key) => {
          const from = instantOf('2026-11-24T00:00:00+08:00') + at * minute;
          const target = Buffer.from(key);
          const sent = spreadFrom(from, target);
          expect(sent).toBe(spreadFrom(from, target));
          expect(sent).toBeGreaterThanOrEqual(from);
          expect(sent - from).toBeLessThan(10 * minute);
          const within = (sent / minute) % 30;
          expect(within).toBeGreaterThanOrEqual(2);
          expect(within).toBeLessThan(29);
        },
      ),
    );
  });

  it('leaves longer and longer pauses after failures, at most half an hour', () => {
    expect([1, 2, 3, 7, 8, 20].map(backOffMs)).toEqual([30, 60, 120, 1800, 1800, 1800].map((s) => s * 1000));
  });
});

describe('deliveries', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let deliveries: Deliveries;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14] });
    deliveries = new Deliveries(world.ds, world.worldData, world.now, traits);
    await world.ds.query(`INSERT INTO account (username, name, password_hash) VALUES ('a', 'A', '')`);
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  beforeEach(async () => {
    for (const table of ['notification', 'channel', 'channel_pace']) {
      await world.ds.query(`DELETE FROM ${table}`);
    }
  });
  const channel = async (kind: string): Promise<void> => {
    const target = createHash('sha256').update(kind).digest();
    await inTransaction(world.ds, (tx) =>
      keepChannel(tx, 'a', {
        ...{ id: randomUUID(), kind, enabled: true, digest: true, urgent: true },
        ...{ sealed: target, hint: '', target },
      }),
    );
  };
  const notify = async (kind: 'digest' | 'urgent', day: string | null, text: string): Promise<void> => {
    await world.ds.query(
      `INSERT INTO notification (id, username, kind, day, lines, created_at) VALUES ($1, 'a', $2, $3, $4, $5)`,
      [randomUUID(), kind, day, JSON.stringify([{ text }]), new Date(world.now())],
    );
    await deliveries.fanOut();
  };
  const claimed = async (): Promise<unknown[]> =>
    (await deliveries.claim(10)).map(({ lines }) =>
      lines.map((line) => (line as unknown as { text: string }).text),
    );

  it('of digests wait for a machine’s hours; what a person made urgent does not', async () => {
    await channel('email');
    world.at('2023-02-24T23:00:00+08:00');
    await notify('digest', '2023-02-24', 'friday');
    world.at('2023-02-25T03:00:00+08:00');
    await notify('urgent', null, 'at once');
    expect(await claimed()).toEqual([['at once']]);
    world.at('2023-02-27T10:06:00+08:00');
    expect(await claimed()).toEqual([]);
  });

  it('of a day that was missed are carried by the next digest, once', async () => {
    await channel('email');
    world.at('2023-02-24T10:07:00+08:00');
    await notify('digest', '2023-02-24', 'friday');
    world.at('2023-02-27T10:07:00+08:00');
    expect(await claimed()).toEqual([]);
    await notify('digest', '2023-02-27', 'monday');
    expect(await claimed()).toEqual([['monday', 'friday']]);
    expect(await claimed()).toEqual([]);
  });

  it('to one robot go one at a time, at its pace, and not again by themselves where nobody knows', async () => {
    await channel('dingtalk');
    world.at('2023-02-24T12:00:00+08:00');
    await notify('urgent', null, 'one');
    await notify('urgent', null, 'two');
    const [first, none] = await deliveries.claim(10);
    expect(none).toBeUndefined();
    expect(await deliveries.claim(10)).toEqual([]);
    expect(await deliveries.beginHandOver(first!)).toBe(true);
    expect(await deliveries.settle(first!, { outcome: 'unknown', reason: 'x' })).toBe('uncertain');
    await world.ds.query('UPDATE channel_pace SET next_at = now()');
    const [second] = await deliveries.claim(10);
    expect(await deliveries.settle(second!, { outcome: 'later', reason: 'busy', afterMs: 600_000 })).toBe(
      'waiting',
    );
    await world.ds.query('UPDATE delivery SET next_try = now()');
    expect(await deliveries.claim(10)).toEqual([]);
  });

  it('are given up after eight tries, and a lost lease neither calls nor records', async () => {
    await channel('email');
    world.at('2023-02-24T12:00:00+08:00');
    await notify('urgent', null, 'one');
    for (let tries = 1; tries <= 8; tries += 1) {
      const [delivery] = await deliveries.claim(10);
      expect(delivery?.attempt).toBe(tries);
      const state = await deliveries.settle(delivery!, { outcome: 'later', reason: 'away' });
      expect(state).toBe(tries === 8 ? 'failed' : 'waiting');
      await world.ds.query('UPDATE delivery SET next_try = now()');
      expect(await deliveries.beginHandOver(delivery!)).toBe(false);
    }
    expect(await deliveries.claim(10)).toEqual([]);
  });
});
