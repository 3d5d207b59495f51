import { asLead, asSupervisor, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { Standing, nextOf } from './standing';

describe('the standing of clauses', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let standing: Standing;
  let issue: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15] });
    await world.issue();
    standing = new Standing(world.ds, world.now);
    const [row] = await world.ds.query<{ id: string }[]>('SELECT id FROM issue');
    issue = row!.id;
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  const tasksOf = (clause: number): Promise<{ id: string; sentences: number[] }[]> =>
    world.ds.query(
      `SELECT t.id, m.body -> 'sentences' AS sentences FROM task t JOIN terms m ON m.id = t.terms_id
       WHERE t.clause = $1 ORDER BY t.id`,
      [clause],
    );

  it('tells each sentence by the tasks that answer for it, the worst light first', async () => {
    const before = await standing.of(world.documentId, 2023);
    expect(before.map(({ clause }) => clause)).toEqual([14, 15]);
    const tasks = await tasksOf(14);
    expect(before[0]).toMatchObject({
      light: 'green',
      tasks: { total: tasks.length, completed: 0, overdue: 0 },
    });
    for (const sentence of before[0]?.sentences ?? []) {
      const its = tasks.filter(({ sentences }) => sentences.includes(sentence.index)).map(({ id }) => id);
      expect([...sentence.taskIds].sort()).toEqual(its.sort());
      expect(sentence.tasks.total).toBe(its.length);
      expect(sentence.light).toBe(its.length > 0 ? 'green' : 'grey');
    }
    const bad = tasks.find(({ sentences }) => sentences.length > 0)!;
    await world.record.act({ taskId: bad.id, command: { act: 'accept' }, authorize: asLead });
    const blocked = { act: 'progress', text: '受阻', forecast: 'blocked' } as const;
    await world.record.act({ taskId: bad.id, command: blocked, authorize: asLead });
    const [after] = await standing.of(world.documentId, 2023);
    expect(after?.light).toBe('red');
    const sentence = after?.sentences.find(({ index }) => index === bad.sentences[0]);
    expect(sentence?.light).toBe('red');
    expect(sentence?.taskIds[0]).toBe(bad.id);
    expect(await standing.of(world.documentId, 2024)).toEqual([]);
  });

  it('is kept at the end of each period, and closes when the clause’s tasks have closed', async () => {
    const first = await standing.nextPeriod(issue, 15);
    expect(first?.periodKey).toMatch(/^2023-/u);
    expect(await standing.compile(issue, 15, first!.periodKey)).toEqual({ closed: false });
    const second = await standing.nextPeriod(issue, 15);
    expect(second!.at).toBeGreaterThan(first!.at);
    for (const { id } of await tasksOf(15)) {
      await world.record.act({
        taskId: id,
        command: { act: 'terminate', reason: '撤并' },
        authorize: asSupervisor,
      });
    }
    expect(await standing.compile(issue, 15, second!.periodKey)).toEqual({ closed: true });
    expect(await standing.nextPeriod(issue, 15)).toBeNull();
    const kept = await world.ds.query<{ period: string; light: string }[]>(
      `SELECT period, body ->> 'light' AS light FROM clause_standing WHERE clause = 15 ORDER BY compiled_at, period`,
    );
    expect(kept).toEqual([
      { period: first!.periodKey, light: 'green' },
      { period: second!.periodKey, light: 'grey' },
    ]);
  });

  it('makes up for an outage with its last period alone', () => {
    const none = new Set<string>();
    expect(nextOf('month', '2023-02-20', none, '2023-02-25').key).toBe('2023-02');
    expect(nextOf('month', '2023-02-20', none, '2023-06-10').key).toBe('2023-05');
    expect(nextOf('month', '2023-02-20', new Set(['2023-05']), '2023-06-10').key).toBe('2023-06');
    expect(nextOf('quarter', '2023-02-20', new Set(['2023-Q4']), '2023-12-31').key).toBe('2024-Q1');
  });
});
