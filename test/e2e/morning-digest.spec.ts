import { randomUUID } from 'node:crypto';
import { AddressSeal, hintOf } from '@duban/notice';
import { inTransaction, keepChannel, moveClock } from '@duban/persistence';
import { mailServer, scratchDatabase, temporalAddress } from '@duban/test-support';
import type { MailServer, ScratchDatabase } from '@duban/test-support';
import { instantOf, recordWorld } from '../support/record-world';
import type { RecordWorld } from '../support/record-world';
import { eventually } from '../temporal/eventually';
import { ownNamespace, startWorker } from '../temporal/worker-process';
import type { WorkerProcess } from '../temporal/worker-process';

const secret = 'a secret of tests only';
/** Of each unit the head and an officer; the last holds posts of both. */
const people = 5;

/**
 * Mornings of the running system: the worker as it is started, a real SMTP server, and business time moved on. On 20
 * April 2023 a county is issued; 21 April is 肉孜节, 22 April a Saturday, and Sunday 23 April a working day.
 */
describe('the digest of a morning', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let mail: MailServer;
  let worker: WorkerProcess;

  beforeAll(async () => {
    [scratch, mail] = await Promise.all([scratchDatabase(), mailServer()]);
    world = await recordWorld(scratch.url, { clauses: [26] });
    await timeIs('2023-04-20T11:00:00+08:00');
    await world.issue({ issuedOn: '2023-04-20' });
    await addPeople();
    worker = await startWorker({
      DATABASE_URL: scratch.url,
      TEMPORAL_ADDRESS: await temporalAddress(),
      TEMPORAL_NAMESPACE: await ownNamespace(`morning-${randomUUID()}`),
      DUBAN_SECRET: secret,
      DUBAN_URL: 'https://duban.example.org',
      SMTP_URL: mail.url,
      MAIL_FROM: '督办 <duban@example.org>',
    });
    await followed();
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await Promise.all([mail.close(), world.close()]);
    await scratch.drop();
  });

  async function timeIs(instant: string): Promise<void> {
    await moveClock(world.ds, instantOf(instant) - Date.now());
    world.at(instant);
  }

  /** Until every workflow has been told that time was moved, and looks by the new one. */
  async function followed(): Promise<void> {
    await eventually(async () => {
      expect(await rows('SELECT clock_offset_ms = timers_offset_ms AS same FROM installation')).toEqual([
        { same: true },
      ]);
    }, 40_000);
  }
  const rows = (sql: string): Promise<object[]> => world.ds.query<object[]>(sql);
  const digests = (): Promise<object[]> => rows('SELECT username, day FROM notification');

  async function addPeople(): Promise<void> {
    const units = await world.ds.query<{ unit: string }[]>(
      `SELECT DISTINCT unit FROM notice WHERE post = 'head' ORDER BY unit LIMIT 2`,
    );
    const seal = new AddressSeal(secret);
    for (let at = 0; at < people; at += 1) {
      const name = `person-${at}`;
      const address = `${name}@example.org`;
      await world.ds.query(`INSERT INTO account (username, name, password_hash) VALUES ($1, $1, '')`, [name]);
      for (const [n, { unit }] of units.entries()) {
        if (at < 4 && at % 2 !== n) continue;
        const post = at < 2 || at === 4 ? 'head' : 'officer';
        await world.ds.query('INSERT INTO account_post VALUES ($1, $2, $3)', [name, unit, post]);
      }
      const id = randomUUID();
      await inTransaction(world.ds, (tx) =>
        keepChannel(tx, name, {
          ...{ id, kind: 'email', enabled: true, digest: true, urgent: true, hint: hintOf('email', address) },
          sealed: seal.seal(id, { address, secret: undefined }),
          target: seal.target('email', address),
        }),
      );
    }
  }

  it('comes to nobody on a holiday, nor on a day off, nor a minute before its time', async () => {
    for (const moment of ['2023-04-21T10:07:30', '2023-04-22T10:07:30', '2023-04-23T10:06:00']) {
      await timeIs(`${moment}+08:00`);
      await followed();
      expect(await digests()).toEqual([]);
    }
    expect(mail.mails).toEqual([]);
  }, 120_000);

  it('comes once to each person at the set minute of the working day, and no more that day', async () => {
    await timeIs('2023-04-23T10:07:00+08:00');
    await eventually(() => {
      expect(mail.mails).toHaveLength(people);
    }, 40_000);
    expect(mail.mails.flatMap(({ to }) => to).sort()).toEqual(
      Array.from({ length: people }, (_, at) => `person-${at}@example.org`),
    );
    // Whatever an earlier day might have brought would stand here too.
    expect(await rows('SELECT day FROM digest_day')).toEqual([{ day: '2023-04-23' }]);
    const [first] = await rows('SELECT min(created_at) AS at FROM notification');
    expect(first).toEqual({ at: expect.any(Date) });
    expect((first as { at: Date }).at.getTime()).toBeGreaterThanOrEqual(
      instantOf('2023-04-23T10:07:00+08:00'),
    );

    await timeIs('2023-04-23T18:00:00+08:00');
    await followed();
    expect(await digests()).toHaveLength(people);
    expect(mail.mails).toHaveLength(people);
  }, 120_000);
});
