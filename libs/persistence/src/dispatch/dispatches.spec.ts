import { instantOf, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import type { DispatchRequest } from './dispatch';

describe('dispatches', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 19] });
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });
  const requestOf = (changes: Partial<DispatchRequest> = {}): DispatchRequest => ({
    documentId: world.documentId,
    planYear: 2023,
    issuedOn: '2023-02-20',
    approvedBy: '领导小组',
    basis: null,
    territories: ['653122'],
    depth: 'county',
    places: {},
    leads: {},
    ...changes,
  });
  const by = person('65-rural_office');
  const request = async (changes?: Partial<DispatchRequest>): Promise<string> => {
    const outcome = await world.dispatches.request(requestOf(changes), by);
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.dispatchId;
  };
  const counts = async (): Promise<{ tasks: number; events: number; wrong: number }> => {
    const [row] = await world.ds.query<{ tasks: number; events: number; wrong: number }[]>(
      `SELECT (SELECT count(*) FROM task) AS tasks, (SELECT count(*) FROM task_event) AS events,
         (SELECT count(*) FROM task t WHERE NOT EXISTS (SELECT 1 FROM task_event e WHERE e.task_id = t.id)) AS wrong`,
    );
    return row!;
  };

  it('assign what the plan says, with exact counts, one notice a docket and post, and armed clocks', async () => {
    const id = await world.issue();
    const view = await world.dispatches.get(id);
    const { tasks, events } = await counts();
    expect(view).toMatchObject({ state: 'done', total: tasks, started: tasks, error: null });
    expect(events).toBe(tasks);
    expect(view?.clauses.reduce((sum, { started }) => sum + started, 0)).toBe(tasks);
    const notices = await world.ds.query<{ unit: string; post: string; count: number }[]>(
      `SELECT unit, post, count FROM notice WHERE kind = 'assigned' AND post = 'head'`,
    );
    expect(notices).toHaveLength(view?.dockets ?? 0);
    expect(notices.reduce((sum, { count }) => sum + count, 0)).toBe(tasks);
    const ids = await world.ds.query<{ id: string }[]>('SELECT id FROM task');
    expect(await world.record.verify(ids.map((row) => row.id))).toEqual([]);
  });

  it('go on exactly where a kill in the middle left them, as often as steps are repeated', async () => {
    const id = await request();
    const { clauses } = await world.dispatches.prepare(id);
    expect(await world.dispatches.prepare(id)).toEqual(
      expect.objectContaining({ clauses, issueId: expect.any(String) as string }),
    );
    const largest = [...clauses].sort((a, b) => b.total - a.total)[0]!;
    const quiet = { from: null, heartbeat: (): void => undefined };
    // Two workers at once on one clause, as when an activity timed out but still runs.
    await Promise.all([1, 2, 3].map(() => world.dispatches.assignClause(id, largest.clause, quiet)));
    expect(await world.dispatches.get(id)).toMatchObject({ state: 'running', started: largest.total });
    for (const { clause } of clauses) await world.dispatches.assignClause(id, clause, quiet);
    for (const { clause } of clauses) {
      await world.dispatches.assignClause(id, clause, { ...quiet, from: { from: 1_000_000 } });
    }
    for (let i = 0; i < 2; i += 1) for await (const _ of world.dispatches.arm(id));
    await world.dispatches.finish(id);
    const view = await world.dispatches.get(id);
    expect(view).toMatchObject({ state: 'done', started: view?.total });
    expect(await counts()).toEqual({ tasks: view?.total, events: view?.total, wrong: 0 });
    const [notices] = await world.ds.query<{ n: number; doubles: number }[]>(
      `SELECT count(*) AS n, count(*) - count(DISTINCT (docket_id, unit, post)) AS doubles FROM notice`,
    );
    expect(notices?.doubles).toBe(0);
  });

  it('add only what is missing: a deeper level, new places; nothing new is refused', async () => {
    await world.issue();
    const { tasks } = await counts();
    const again = await world.dispatches.request(requestOf(), by);
    expect(again).toMatchObject({ ok: false, error: { code: 'nothing-new' } });
    expect(await world.ds.query('SELECT 1 FROM dispatch')).toHaveLength(1);
    const wider = await world.issue({ territories: ['653122', '653123'] });
    const view = await world.dispatches.get(wider);
    const after = await counts();
    expect(view).toMatchObject({ total: after.tasks - tasks, started: after.tasks - tasks });
    expect(after.events).toBe(after.tasks);
  });

  it('are one at a time for an issue, and one of two requests at once wins', async () => {
    const both = await Promise.all([1, 2].map(() => world.dispatches.request(requestOf(), by)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'dispatch-running' } });
    const winner = both.find((each) => each.ok);
    expect(await world.dispatches.running()).toEqual([winner?.ok === true && winner.dispatchId]);
    const outbox = await world.ds.query<unknown[]>('SELECT kind, subject FROM outbox');
    expect(outbox).toEqual([{ kind: 'dispatch', subject: winner?.ok === true && winner.dispatchId }]);
  });

  it('that failed leave the rest to a new request', async () => {
    const id = await request();
    const { clauses } = await world.dispatches.prepare(id);
    await world.dispatches.assignClause(id, clauses[0]!.clause, { from: null, heartbeat: () => undefined });
    await world.dispatches.fail(id, 'no space left');
    expect(await world.dispatches.get(id)).toMatchObject({ state: 'failed', error: 'no space left' });
    const rest = await world.dispatches.get(await world.issue());
    const { tasks } = await counts();
    expect(rest?.started).toBe(tasks - clauses[0]!.total);
    expect(await world.dispatches.request(requestOf(), by)).toMatchObject({ error: { code: 'nothing-new' } });
  });

  it('are refused where they cannot be planned, and leave no trace', async () => {
    const no = async (changes: Partial<DispatchRequest>): Promise<unknown> => {
      const outcome = await world.dispatches.request(requestOf(changes), by);
      return outcome.ok ? null : outcome.error.code;
    };
    expect(await no({ documentId: '00000000-0000-4000-8000-000000000000' })).toBe('not-found');
    expect(await no({ planYear: 2041 })).toBe('no-calendar');
    expect(await no({ territories: ['9999'] })).toBe('unknown-territory');
    expect(await world.ds.query('SELECT 1 FROM issue')).toHaveLength(0);
  });

  it('issued after its dates are past begin at the step they have reached', async () => {
    world.at('2023-06-01T11:00:00+08:00');
    await world.issue({ issuedOn: '2023-06-01' });
    const [clock] = await world.ds.query<{ id: string }[]>(`SELECT id FROM clock WHERE territory = '653122'`);
    world.at('2023-06-02T10:07:00+08:00');
    await world.record.wake(clock!.id);
    const escalated = await world.ds.query<{ at: Date; n: number }[]>(
      `SELECT task_id, count(*) AS n FROM task_event WHERE kind = 'escalated' GROUP BY task_id`,
    );
    expect(escalated.every(({ n }) => n === 1)).toBe(true);
    const [early] = await world.ds.query<{ n: number }[]>(
      'SELECT count(*) AS n FROM task_event WHERE at < $1',
      [new Date(instantOf('2023-06-01T11:00:00+08:00'))],
    );
    expect(early?.n).toBe(0);
  });
});
