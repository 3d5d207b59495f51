import { asLead, asSupervisor, instantOf, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { audit } from '../audit/audit';
import { inTransaction } from '../database/connection';
import { Digests } from '../digests/digests';
import type { PersonCommand } from '../record/act';
import { RuleChanges } from '../rule-changes/rule-changes';
import { putSuccession, successionsOf } from './put-succession';
import type { SuccessionDone } from './put-succession';
import { poolOf } from '../database/connection';

const former = '653122-agri';
const successor = '653122-water';

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly status: string;
  readonly due_on: string;
  readonly due_at: Date;
  readonly accept_by: string;
  readonly next_report_by: string | null;
  readonly next_wake: Date | null;
  readonly docket_unit: string;
}

describe('a unit whose work another takes over', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 30] });
    await world.issue();
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });

  const put = (from = '2023-02-21', to = successor): Promise<SuccessionDone> =>
    inTransaction(world.ds, (tx) =>
      putSuccession(tx, {
        ...{ former, successor: to, from, basis: '机构改革方案' },
        ...{ username: 'admin', now: world.now() },
      }),
    );
  /** A worker that has just started, every time: as after a kill -9. */
  async function drain(): Promise<number> {
    let steps = 0;
    while (await new RuleChanges(world.ds, world.worldData, world.now).step()) steps += 1;
    return steps;
  }
  const tasks = (where = 'true'): Promise<Row[]> =>
    world.ds.query(
      `SELECT t.id, t.unit, t.status, t.due_on, t.due_at, t.accept_by, t.next_report_by, t.next_wake, d.unit AS docket_unit
       FROM task t JOIN docket d ON d.id = t.docket_id WHERE ${where} ORDER BY t.id`,
    );
  const act = async (taskId: string, command: PersonCommand, authorize = asLead): Promise<void> => {
    expect(await world.record.act({ taskId, command, authorize })).toMatchObject({ ok: true });
  };
  const audited = async (): Promise<unknown> => (await audit(world.ds, world.worldData, world.now)).faults;
  const mentions = async (unit: string): Promise<number> => {
    const [row] = await world.ds.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM task WHERE status NOT IN ('completed', 'terminated', 'cancelled')
         AND (unit = $1 OR $1 = ANY (support) OR $1 = ANY (relays) OR state -> 'obstacle' ->> 'heldBy' = $1)`,
      [unit],
    );
    return row?.n ?? 0;
  };

  it('passes its open tasks on as they are: same deadline, same status, history under the old name', async () => {
    world.at('2023-02-21T10:00:00+08:00');
    const own = await tasks(`t.unit = '${former}' AND NOT t.sensitive`);
    const [accepted, closed, submitted] = own;
    const [other] = await tasks(`t.unit NOT IN ('${former}', '${successor}') AND NOT t.sensitive`);
    for (const { id } of [accepted!, submitted!, other!]) await act(id, { act: 'accept' });
    await act(submitted!.id, { act: 'submit', summary: '已完成', evidence: [] });
    await act(closed!.id, { act: 'terminate', reason: '合并' }, asSupervisor);
    await act(other!.id, { act: 'raise-obstacle', text: '缺水', cause: '水源', heldBy: former });
    const before = await tasks(`t.unit = '${former}'`);

    expect(await put()).toMatchObject({ ok: true });
    expect(await drain()).toBeGreaterThan(0);
    const after = new Map((await tasks()).map((row) => [row.id, row]));
    for (const row of before) {
      const isClosed = row.id === closed!.id;
      const unit = isClosed ? former : successor;
      expect(after.get(row.id)).toEqual({ ...row, unit, docket_unit: unit });
    }
    expect(await mentions(former)).toBe(0);
    const history = await world.ds.query<{ kind: string; actor: object; data: object }[]>(
      'SELECT kind, actor, data FROM task_event WHERE task_id = $1 ORDER BY seq',
      [accepted!.id],
    );
    expect(history).toMatchObject([
      { kind: 'assigned', data: { unit: former } },
      { kind: 'accepted', actor: { unit: former } },
      { kind: 'succeeded', data: { from: former, unit: successor, basis: '机构改革方案' } },
    ]);
    const [held] = await world.ds.query<{ holder: string }[]>(
      `SELECT state -> 'obstacle' ->> 'heldBy' AS holder FROM task WHERE id = $1`,
      [other!.id],
    );
    expect(held?.holder).toBe(successor);
    expect(await audited()).toEqual([]);
    const [change] = await new RuleChanges(world.ds, world.worldData, world.now).list(1);
    const [events] = await world.ds.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM task_event WHERE kind = 'succeeded'`,
    );
    expect(change).toMatchObject({ kind: 'succession', state: 'settling', moved: events?.n });
  });

  it('is told nothing more, nor is what it is issued afterwards left with it', async () => {
    await world.ds.query(
      `INSERT INTO account (username, name, password_hash) VALUES ('a', 'a', ''), ('b', 'b', '')`,
    );
    await world.ds.query(
      `INSERT INTO account_post VALUES ('a', '${former}', 'head'), ('b', '${successor}', 'head')`,
    );
    world.at('2023-02-21T09:00:00+08:00');
    await put();
    await drain();
    await new Digests(world.ds, world.worldData, world.now).compile('2023-02-21');
    world.at('2023-02-23T10:07:00+08:00');
    for (const { id } of await world.ds.query<{ id: string }[]>('SELECT id FROM clock')) {
      await world.record.wake(id);
    }
    await new Digests(world.ds, world.worldData, world.now).compile('2023-02-23');
    const told = await world.ds.query<{ username: string }[]>('SELECT DISTINCT username FROM notification');
    expect(told.map(({ username }) => username)).toEqual(['b']);

    await world.issue({ depth: 'township' });
    await drain();
    expect(await mentions(former)).toBe(0);
    expect(await audited()).toEqual([]);
  });

  it('waits for its day, has one successor, and none that has ended itself', async () => {
    world.at('2023-02-21T10:00:00+08:00');
    expect(await put('2023-03-01')).toMatchObject({ ok: true });
    expect(await drain()).toBe(0);
    expect(await put('2023-03-01', '653122-finance')).toEqual({
      ...{ ok: false, code: 'already-succeeded', successor },
    });
    const back = await inTransaction(world.ds, (tx) =>
      putSuccession(tx, {
        ...{ former: '653122-finance', successor: former, from: '2023-03-01', basis: '方案' },
        ...{ username: 'admin', now: instantOf('2023-02-21T10:00:00+08:00') },
      }),
    );
    expect(back).toEqual({ ok: false, code: 'successor-ended', successor });
    world.at('2023-03-01T00:00:00+08:00');
    expect(await drain()).toBeGreaterThan(0);
    expect(await mentions(former)).toBe(0);
    expect(await successionsOf(poolOf(world.ds), former)).toMatchObject([{ former, successor }]);
  });

  it('is known of a kind of unit that was closed, from that day on', async () => {
    const [task] = await tasks(`t.unit = '${former}' AND NOT t.sensitive`);
    const closed = '653122-rural_revit';
    const command: PersonCommand = { act: 'reassign', unit: closed, reason: '职责' };
    world.at('2024-03-29T10:00:00+08:00');
    await act(task!.id, command, asSupervisor);
    world.at('2024-04-01T10:00:00+08:00');
    const support: PersonCommand = { act: 'reassign', unit: former, support: [closed], reason: '职责' };
    expect(
      await world.record.act({ taskId: task!.id, command: support, authorize: asSupervisor }),
    ).toMatchObject({
      error: { code: 'unit-ended', params: { unit: closed, successor: former } },
    });
    await put('2024-04-01');
    const alone: PersonCommand = { act: 'reassign', support: [closed], reason: '职责' };
    expect(
      await world.record.act({ taskId: task!.id, command: alone, authorize: asSupervisor }),
    ).toMatchObject({
      error: { code: 'unit-ended', params: { unit: closed, successor } },
    });
  });
});
