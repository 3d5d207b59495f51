import { asLead, instantOf, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { audit } from '../audit/audit';
import { TaskRecord } from './task-record';

interface Armed {
  readonly armed_for: Date | null;
}

describe('wakes', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let clock: string;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 19] });
    await world.issue();
    const [row] = await world.ds.query<{ id: string }[]>(`SELECT id FROM clock WHERE territory = '653122'`);
    clock = row!.id;
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });
  const armedFor = async (): Promise<string | undefined> => {
    const [row] = await world.ds.query<Armed[]>('SELECT armed_for FROM clock WHERE id = $1', [clock]);
    return row?.armed_for?.toISOString();
  };
  const count = async (sql: string): Promise<number> => {
    const [row] = await world.ds.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${sql}`);
    return row!.n;
  };

  it('do all that is due, once, and sleep until the next', async () => {
    const tasks = await count('task');
    expect(await armedFor()).toBe('2023-02-23T02:07:00.000Z');
    world.at('2023-02-23T10:07:00+08:00');
    const first = await world.record.wake(clock);
    expect(await count(`task_event WHERE kind = 'accept-missed'`)).toBe(tasks);
    expect(await count(`task_event WHERE kind = 'accept-missed' AND at <> '2023-02-23T10:07:00+08:00'`)).toBe(
      0,
    );
    expect(first.at).toBeGreaterThan(world.now());
    expect(await world.record.wake(clock)).toEqual(first);
    expect(await count(`task_event WHERE kind = 'accept-missed'`)).toBe(tasks);
    expect(await armedFor()).toBe(new Date(first.at!).toISOString());
  });

  it('record the same, and each once, however many workers wake one clock together', async () => {
    world.at('2023-04-03T12:00:00+08:00');
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.record.wake(clock)));
    expect(new Set(answers.map(({ at }) => at)).size).toBe(1);
    const ids = await world.ds.query<{ id: string }[]>('SELECT id FROM task');
    expect(await world.record.verify(ids.map(({ id }) => id))).toEqual([]);
    const twice = await count(
      `(SELECT 1 FROM task_event WHERE kind <> 'assigned' GROUP BY task_id, kind, at HAVING count(*) > 1) AS x`,
    );
    expect(twice).toBe(0);
  });

  it('do nothing before its time, however often they are asked for', async () => {
    world.at('2023-02-23T10:06:59+08:00');
    expect(await world.record.wake(clock)).toEqual({ at: instantOf('2023-02-23T10:07:00+08:00') });
    expect(await count(`task_event WHERE kind <> 'assigned'`)).toBe(0);
    // A caller that knows better than this machine's clock may say so.
    await world.record.wake(clock, instantOf('2023-02-23T10:07:00+08:00'));
    expect(await count(`task_event WHERE kind = 'accept-missed'`)).toBe(await count('task'));
  });

  it('end quietly for a clock that does not exist', async () => {
    expect(await world.record.wake('00000000-0000-4000-8000-000000000000')).toEqual({ at: null });
  });

  it('never leave a wake behind that an act moved meanwhile (the law of the clock’s lock)', async () => {
    const rows = await world.ds.query<{ id: string; docket_id: string }[]>(
      'SELECT id, docket_id FROM task ORDER BY id',
    );
    world.at('2023-02-23T10:30:00+08:00');
    const acts = rows.map(({ id }, n) => async () => {
      await world.record.act({ taskId: id, command: { act: 'accept' }, authorize: asLead });
      if (n % 3 === 0) await world.record.wake(clock);
    });
    await Promise.all(acts.map((act) => act()));
    const late = await count(
      `clock c WHERE coalesce(c.armed_for, 'infinity') > (SELECT min(next_wake) FROM docket d WHERE d.clock_id = c.id)`,
    );
    expect(late).toBe(0);
    const differing = await count(
      `docket d WHERE d.next_wake IS DISTINCT FROM (SELECT min(next_wake) FROM task t WHERE t.docket_id = d.id)`,
    );
    expect(differing).toBe(0);
  });

  it('meet acts, hand-overs and a new dispatch without a deadlock', async () => {
    const rows = await world.ds.query<{ id: string }[]>('SELECT id FROM task ORDER BY id');
    const [dispatch] = await world.ds.query<{ id: string }[]>('SELECT id FROM dispatch');
    world.at('2023-02-23T10:30:00+08:00');
    const units = ['653122-agri', '653122-water', '653123-agri', '653123-water'];
    const arm = async (): Promise<void> => {
      for (let i = 0; i < 6; i += 1) for await (const _ of world.dispatches.arm(dispatch!.id));
    };
    const clocks = await world.ds.query<{ id: string }[]>('SELECT id FROM clock');
    const people = rows.map(async ({ id }, n) => {
      const unit = units[n % units.length]!;
      await world.record.act({ taskId: id, command: { act: 'accept' }, authorize: asLead });
      await world.record.act({
        taskId: id,
        command: { act: 'reassign', unit, reason: 'x' },
        authorize: asLead,
      });
      await world.record.act({ taskId: id, command: { act: 'urge', text: 'x' }, authorize: asLead });
    });
    const wakes = Array.from({ length: 12 }, (_, n) => world.record.wake(clocks[n % clocks.length]!.id));
    await Promise.all([...people, ...wakes, arm()]);
    const [stat] = await world.ds.query<{ deadlocks: number }[]>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(stat?.deadlocks).toBe(0);
    expect(await world.record.verify(rows.map(({ id }) => id))).toEqual([]);
    expect((await audit(world.ds, world.worldData, world.now)).faults).toEqual([]);
  });

  it('arm the clock earlier, and say so in the outbox, when an act moves a wake forward', async () => {
    world.at('2023-02-23T10:07:00+08:00');
    await world.record.wake(clock);
    await world.ds.query('DELETE FROM outbox');
    const before = instantOf((await armedFor())!);
    const [row] = await world.ds.query<{ id: string }[]>('SELECT id FROM task WHERE NOT sensitive LIMIT 1');
    const act = { taskId: row!.id, authorize: asLead };
    await world.record.act({ ...act, command: { act: 'accept' } });
    const told: string[] = [];
    const { ds, worldData, now } = world;
    const record = new TaskRecord(ds, worldData, now, (clocks) => {
      told.push(...clocks);
    });
    // Declined tasks wait for the supervising unit, which is reminded after three working days.
    const [other] = await ds.query<{ id: string }[]>(`SELECT id FROM task WHERE status = 'assigned' LIMIT 1`);
    await record.act({
      taskId: other!.id,
      authorize: asLead,
      command: { act: 'decline', reason: '非本单位职责' },
    });
    expect(instantOf((await armedFor())!)).toBeLessThan(before);
    expect(told).toEqual([clock]);
    expect(await count(`outbox WHERE subject = '${clock}' AND kind = 'rearm'`)).toBe(1);
  });

  it('make an incident of a docket that fails, hold up no other, and mend it when it works again', async () => {
    const [bad] = await world.ds.query<{ id: string; docket_id: string; state: unknown }[]>(
      'SELECT id, docket_id, state FROM task ORDER BY id LIMIT 1',
    );
    await world.ds.query(`UPDATE task SET state = '{"status": "assigned"}' WHERE id = $1`, [bad!.id]);
    world.at('2023-02-23T10:07:00+08:00');
    const answer = await world.record.wake(clock);
    const others = await count(`task WHERE docket_id <> '${bad!.docket_id}'`);
    expect(await count(`task_event WHERE kind = 'accept-missed'`)).toBe(others);
    expect(await world.ds.query('SELECT kind, subject, times, resolved_at FROM incident')).toEqual([
      { kind: 'docket-wake', subject: bad!.docket_id, times: 1, resolved_at: null },
    ]);
    expect(answer.at).toBe(instantOf('2023-02-23T10:17:00+08:00'));
    await world.ds.query(`UPDATE task SET state = $2 WHERE id = $1`, [bad!.id, JSON.stringify(bad!.state)]);
    world.at('2023-02-23T10:17:00+08:00');
    await world.record.wake(clock);
    expect(await count(`task_event WHERE kind = 'accept-missed'`)).toBe(await count('task'));
    expect(await count('incident WHERE resolved_at IS NULL')).toBe(0);
  });
});
