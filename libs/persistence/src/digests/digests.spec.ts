import { createHash, randomUUID } from 'node:crypto';
import { asLead, asSupervisor, instantOf, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { inTransaction } from '../database/connection';
import { Deliveries } from '../deliveries/deliveries';
import { keepChannel } from '../deliveries/keep-channels';
import type { PersonCommand } from '../record/act';
import type { NotificationLine } from './digest';
import { Digests } from './digests';

const lead = '653122-agri';
const boss = '653122-rural_office';

describe('digests', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let digests: Digests;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 30] });
    await world.issue();
    digests = new Digests(world.ds, world.worldData, world.now);
    await account('head', [lead, 'head']);
    await account('both', [lead, 'head'], [lead, 'officer']);
    await account('boss', [boss, 'head']);
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });
  const account = async (name: string, ...posts: readonly (readonly [string, string])[]): Promise<void> => {
    await world.ds.query(`INSERT INTO account (username, name, password_hash) VALUES ($1, $1, '')`, [name]);
    for (const [unit, post] of posts) {
      await world.ds.query('INSERT INTO account_post VALUES ($1, $2, $3)', [name, unit, post]);
    }
  };
  const digestOf = async (
    username: string,
    day: string,
  ): Promise<readonly NotificationLine[] | undefined> => {
    const rows = await world.ds.query<{ lines: NotificationLine[] }[]>(
      `SELECT lines FROM notification WHERE username = $1 AND day = $2 AND kind = 'digest'`,
      [username, day],
    );
    expect(rows.length).toBeLessThan(2);
    return rows[0]?.lines;
  };
  const submittedTo = async (username: string, day: string): Promise<unknown[] | undefined> =>
    (await digestOf(username, day))?.filter(({ kind }) => kind === 'submitted').map(({ taskId }) => taskId);
  const tasksOf = (unit: string): Promise<{ id: string }[]> =>
    world.ds.query('SELECT id FROM task WHERE unit = $1 AND NOT sensitive ORDER BY id', [unit]);
  const act = async (taskId: string, command: PersonCommand, authorize = asLead): Promise<void> => {
    expect(await world.record.act({ taskId, command, authorize })).toMatchObject({ ok: true });
  };
  const wakeAll = async (at: string): Promise<void> => {
    world.at(at);
    for (const { id } of await world.ds.query<{ id: string }[]>('SELECT id FROM clock')) {
      await world.record.wake(id);
    }
  };

  it('are due at the time of machine notices on working days, today’s until it is done', async () => {
    world.at('2023-02-24T09:00:00+08:00');
    const friday = { day: '2023-02-24', at: instantOf('2023-02-24T10:07:00+08:00') };
    expect(await digests.due()).toEqual({ ...friday, ready: false });
    world.at('2023-02-24T12:00:00+08:00');
    expect(await digests.due()).toEqual({ ...friday, ready: true });
    await digests.compile('2023-02-24');
    expect(await digests.due()).toMatchObject({ day: '2023-02-27', ready: false });
    world.at('2023-02-26T12:00:00+08:00');
    expect(await digests.due()).toMatchObject({ day: '2023-02-27', ready: false });
  });

  it('wait for wakes that are due, but no longer than a quarter of an hour', async () => {
    world.at('2023-02-23T10:07:00+08:00');
    expect(await digests.due()).toMatchObject({ day: '2023-02-23', ready: false });
    world.at('2023-02-23T10:21:59+08:00');
    expect(await digests.due()).toMatchObject({ ready: false });
    world.at('2023-02-23T10:22:00+08:00');
    expect(await digests.due()).toMatchObject({ ready: true });
    await wakeAll('2023-02-23T10:07:00+08:00');
    expect(await digests.due()).toMatchObject({ ready: true });
  });

  it('gather a docket’s assignment into one line a person, once, however often they are compiled', async () => {
    const tasks = await tasksOf(lead);
    world.at('2023-02-21T10:07:00+08:00');
    await Promise.all([digests.compile('2023-02-21'), digests.compile('2023-02-21')]);
    await digests.compile('2023-02-21');
    for (const name of ['head', 'both']) {
      expect(await digestOf(name, '2023-02-21')).toMatchObject([
        { kind: 'assigned', taskId: null, count: tasks.length, lead },
      ]);
    }
    const mine = await tasksOf(boss);
    const own = (await digestOf('boss', '2023-02-21'))?.filter(({ standIn }) => standIn !== true);
    expect(own?.map(({ count }) => count)).toEqual(mine.length > 0 ? [mine.length] : []);
  });

  it('leave out what is no longer true when they are sent', async () => {
    const [accepted, late] = await tasksOf(lead);
    await digests.compile('2023-02-21');
    await wakeAll('2023-02-23T10:07:00+08:00');
    await act(accepted!.id, { act: 'accept' });
    await digests.compile('2023-02-23');
    const lines = await digestOf('head', '2023-02-23');
    const missed = lines?.filter(({ kind }) => kind === 'accept-missed').map(({ taskId }) => taskId);
    expect(missed).toContain(late!.id);
    expect(missed).not.toContain(accepted!.id);
  });

  it('tell nothing more to a unit that a task was taken from', async () => {
    const [moved] = await tasksOf(lead);
    await digests.compile('2023-02-21');
    await wakeAll('2023-02-23T10:07:00+08:00');
    await act(moved!.id, { act: 'reassign', unit: '653122-water', reason: '调整' }, asSupervisor);
    await digests.compile('2023-02-23');
    const lines = await digestOf('head', '2023-02-23');
    expect(lines?.map(({ taskId }) => taskId)).not.toContain(moved!.id);
  });

  it('carry what came during a compile into the next, and go on where a kill stopped them', async () => {
    const [task] = await tasksOf(lead);
    await act(task!.id, { act: 'accept' });
    await act(task!.id, { act: 'submit', summary: '已完成', evidence: [] });
    // As a kill leaves it: claimed, and nobody's digest written.
    await world.ds.query(`INSERT INTO digest_day (day, claimed_at) VALUES ('2023-02-21', now())`);
    await world.ds.query(`UPDATE notice SET day = '2023-02-21'`);
    const [, second] = await tasksOf(lead);
    await act(second!.id, { act: 'accept' });
    await act(second!.id, { act: 'submit', summary: '已完成', evidence: [] });
    await digests.compile('2023-02-21');
    expect(await submittedTo('boss', '2023-02-21')).toEqual([task!.id]);
    await digests.compile('2023-02-22');
    expect(await submittedTo('boss', '2023-02-22')).toEqual([second!.id]);
  });

  it('tell the 农办 what a department without any account would hear, once, and the others of a unit their head’s', async () => {
    await account('finance officer', ['653122-finance', 'officer']);
    const run = await digests.compile('2023-02-21');
    expect(run.unheld).toBe(0);
    const lines = await digestOf('boss', '2023-02-21');
    const silent = lines?.filter(({ standIn }) => standIn);
    const units = silent?.map(({ unit }) => unit) ?? [];
    expect(units.length).toBeGreaterThan(3);
    expect(new Set(units).size).toBe(units.length);
    expect(units).not.toContain(lead);
    expect(units).not.toContain('653122-finance');
    expect(await digestOf('finance officer', '2023-02-21')).toMatchObject([
      { unit: '653122-finance', standIn: false },
    ]);
  });

  it('tell a deputy what the principal hears while that lasts, each once, and nothing when it is over', async () => {
    await account('deputy', [boss, 'deputy']);
    await account('friend', ['653122-water', 'head']);
    for (const deputy of ['friend', 'both']) {
      await world.ds.query(
        `INSERT INTO delegation (id, principal, deputy, since, until, in_days, set_by, set_at)
         VALUES (gen_random_uuid(), 'head', $1, '2023-02-22T00:00:00+08:00', '2023-02-24T00:00:00+08:00', true, 'head', now())`,
        [deputy],
      );
    }
    const urgentOf = (username: string): Promise<{ lines: NotificationLine[] }[]> =>
      world.ds.query(`SELECT lines FROM notification WHERE username = $1 AND kind = 'urgent'`, [username]);
    const [task, second] = await tasksOf(lead);
    await digests.compile('2023-02-21');
    expect(await digestOf('friend', '2023-02-21')).toBeUndefined();

    await wakeAll('2023-02-23T10:07:00+08:00');
    await digests.compile('2023-02-23');
    const said = (await digestOf('head', '2023-02-23'))?.map(({ taskId, unit }) => [taskId, unit]);
    expect(said?.length).toBeGreaterThan(1);
    for (const name of ['friend', 'both']) {
      const lines = (await digestOf(name, '2023-02-23'))?.filter(({ unit }) => unit === lead);
      expect(lines?.map(({ taskId, unit }) => [taskId, unit])).toEqual(said);
    }
    await act(task!.id, { act: 'urge', text: '请抓紧' }, asSupervisor);
    for (const name of ['head', 'friend', 'both']) {
      expect(await urgentOf(name)).toMatchObject([
        { lines: [{ kind: 'urged', unit: lead, taskId: task!.id }] },
      ]);
    }

    world.at('2023-02-24T10:00:00+08:00');
    await act(second!.id, { act: 'urge', text: '请抓紧' }, asSupervisor);
    expect([(await urgentOf('head')).length, (await urgentOf('friend')).length]).toEqual([2, 1]);
    await act(second!.id, { act: 'accept' });
    await act(second!.id, { act: 'comment', text: '看', mentions: [lead] });
    await digests.compile('2023-02-24');
    expect(await digestOf('head', '2023-02-24')).toBeDefined();
    expect((await digestOf('friend', '2023-02-24'))?.filter(({ unit }) => unit === lead) ?? []).toEqual([]);
  });

  it('tell a deputy nothing after the end, not even what was left waiting on an earlier day', async () => {
    await account('friend', ['653122-water', 'head']);
    // Thursday alone: that day's digest stays behind with the mail server, and Friday's would carry it.
    await world.ds.query(
      `INSERT INTO delegation (id, principal, deputy, since, until, in_days, set_by, set_at)
       VALUES (gen_random_uuid(), 'head', 'friend', '2023-02-23T00:00:00+08:00', '2023-02-24T00:00:00+08:00', true, 'head', now())`,
    );
    const traits = [{ kind: 'email', deduplicates: true, paceMs: 0 }];
    const deliveries = new Deliveries(world.ds, world.worldData, world.now, traits);
    for (const name of ['head', 'friend']) {
      const target = createHash('sha256').update(name).digest();
      const own = { id: randomUUID(), kind: 'email', enabled: true, digest: true, urgent: true };
      await inTransaction(world.ds, (tx) =>
        keepChannel(tx, name, { ...own, sealed: target, hint: '', target }),
      );
    }
    await digests.compile('2023-02-21');
    await deliveries.fanOut();
    await world.ds.query(`UPDATE delivery SET state = 'sent'`);
    await wakeAll('2023-02-23T10:07:00+08:00');
    await digests.compile('2023-02-23');
    expect((await digestOf('friend', '2023-02-23'))?.some(({ unit }) => unit === lead)).toBe(true);
    await deliveries.fanOut();

    const heard = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
      const claimed = await deliveries.claim(10);
      const all = await Promise.all(
        claimed.map(async (one) => [one.username, await deliveries.check(one)] as const),
      );
      return new Map(all.map(([name, lines]) => [name, lines.map(({ unit }) => unit)]));
    };
    const waiting = await heard();
    expect([...waiting.keys()].sort()).toEqual(['friend', 'head']);
    expect(waiting.get('friend')).toContain(lead);
    await world.ds.query(`UPDATE delivery SET state = 'waiting', lease_until = NULL WHERE state = 'sending'`);

    const [first] = await tasksOf(lead);
    await wakeAll('2023-02-24T10:07:00+08:00');
    await act(first!.id, { act: 'comment', text: '请留意', mentions: [lead, '653122-water/head'] });
    await digests.compile('2023-02-24');
    await deliveries.fanOut();
    world.at('2023-02-24T12:00:00+08:00');
    const after = await heard();
    expect(after.get('head')).toContain(lead);
    expect(new Set(after.get('friend'))).toEqual(new Set(['653122-water']));
  });

  it('tell at once whoever stands in: a 催办 is never said to nobody', async () => {
    const [unit] = await world.ds.query<{ unit: string }[]>(
      `SELECT unit FROM task WHERE unit_type NOT IN ('agri', 'rural_office', 'party') AND NOT sensitive
         AND territory = '653122' GROUP BY unit HAVING count(*) > 1 ORDER BY unit`,
    );
    const [silent, second] = await tasksOf(unit!.unit);
    await act(silent!.id, { act: 'urge', text: '请抓紧' }, asSupervisor);
    const told = await world.ds.query<{ username: string; lines: NotificationLine[] }[]>(
      `SELECT username, lines FROM notification WHERE kind = 'urgent'`,
    );
    expect(told).toMatchObject([
      { username: 'boss', lines: [{ kind: 'urged', unit: unit!.unit, standIn: true }] },
    ]);
    await account('deputy', [unit!.unit, 'deputy']);
    await act(second!.id, { act: 'urge', text: '请抓紧' }, asSupervisor);
    const more = await world.ds.query<{ username: string }[]>(
      `SELECT username FROM notification WHERE kind = 'urgent' AND username <> 'boss'`,
    );
    expect(more).toEqual([{ username: 'deputy' }]);
  });

  it('count the notices that nobody can hear, and keep none of them waiting', async () => {
    await world.ds.query(`DELETE FROM account_post WHERE username = 'boss'`);
    const run = await digests.compile('2023-02-21');
    const [waiting] = await world.ds.query<{ n: number }[]>(
      'SELECT count(*) AS n FROM notice WHERE day IS NULL',
    );
    expect(waiting?.n).toBe(0);
    const [unheld] = await world.ds.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM notice WHERE (unit, post) NOT IN (SELECT unit, post FROM account_post)`,
    );
    expect(run.unheld).toBe(unheld?.n);
    expect(run.people).toBeGreaterThan(1);
    expect(run.lines).toBe(run.people);
  });
});
