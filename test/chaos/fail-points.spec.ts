import { recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { dieAt } from './die-at';

const clauses = [14, 15];

describe('a process killed between two statements', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses });
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });
  const counts = async (): Promise<Record<string, number>> => {
    const [row] = await world.ds.query<Record<string, number>[]>(
      `SELECT (SELECT count(*) FROM task) AS tasks,
         (SELECT count(*) FROM task_event WHERE kind = 'assigned') AS assigned,
         (SELECT count(*) FROM task_event WHERE kind = 'accept-missed') AS missed,
         (SELECT count(*) FROM notice WHERE kind = 'accept-missed') AS told,
         (SELECT count(*) FROM notice WHERE kind = 'assigned') AS dockets_told,
         (SELECT sum(started) FROM dispatch_clause) AS started,
         (SELECT sum(total) FROM dispatch_clause) AS total`,
    );
    return row ?? {};
  };

  it.each([
    'dispatch-prepared',
    'assign-before-count',
    'assign-after-batch',
    'wake-before-flush',
    'wake-after-settle',
  ])('at %s leaves what the next one finishes: nothing lost, nothing twice', async (failPoint) => {
    expect(await dieAt(failPoint, 'issue-and-wake.process.ts', scratch.url)).toBe('SIGKILL');
    const [dispatch] = await world.dispatches.running();
    if (dispatch !== undefined) {
      const prepared = await world.dispatches.prepare(dispatch);
      for (const { clause } of prepared.clauses) {
        await world.dispatches.assignClause(dispatch, clause, { from: null, heartbeat: () => undefined });
      }
      for await (const _ of world.dispatches.arm(dispatch));
      await world.dispatches.finish(dispatch);
    }
    world.at('2023-02-23T10:07:00+08:00');
    for (const { id } of await world.ds.query<{ id: string }[]>('SELECT id FROM clock')) {
      await world.record.wake(id);
    }
    const after = await counts();
    expect(after.tasks).toBeGreaterThan(5);
    expect(after).toMatchObject({
      assigned: after.tasks,
      missed: after.tasks,
      told: after.tasks,
      started: after.tasks,
      total: after.tasks,
    });
    const ids = await world.ds.query<{ id: string }[]>('SELECT id FROM task');
    expect(await world.record.verify(ids.map(({ id }) => id))).toEqual([]);
  });
});
