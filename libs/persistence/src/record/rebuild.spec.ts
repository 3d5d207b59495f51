import fc from 'fast-check';
import { asUnit, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { audit } from '../audit/audit';
import type { PersonCommand } from './act';

interface Clock {
  readonly id: string;
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-1${n % 3}-${String(n).padStart(2, '0')}`);
const command: fc.Arbitrary<PersonCommand> = fc.oneof(
  ...(['accept', 'withdraw', 'approve'] as const).map((act) => fc.constant({ act })),
  ...(['decline', 'return', 'suspend', 'resume', 'terminate'] as const).map((act) =>
    fc.string().map((reason) => ({ act, reason: reason.replaceAll('\0', '') })),
  ),
  fc.record({
    act: fc.constant('progress' as const),
    text: fc.constant('进展"\\'),
    percent: fc.double({ min: 0, max: 100, noNaN: true }),
    forecast: fc.constantFrom('on-time' as const, 'late' as const, 'blocked' as const),
    values: fc.constant({ stage: 'drafting', '1': 3.25 }),
  }),
  fc.record({
    act: fc.constant('submit' as const),
    summary: fc.constant('已完成'),
    evidence: fc.constant([]),
  }),
  fc.record({ act: fc.constant('reopen' as const), dueOn: day, reason: fc.constant('不实') }),
  fc.record({ act: fc.constant('request-extension' as const), dueOn: day, reason: fc.constant('雪') }),
  fc.record({ act: fc.constant('decide-extension' as const), grant: fc.boolean(), dueOn: day }),
  fc.record({
    act: fc.constant('reassign' as const),
    unit: fc.constantFrom('653122-agri', '653122-water', '653123-agri'),
    reason: fc.constant('调整'),
  }),
  fc.record({ act: fc.constant('urge' as const), text: fc.constant('抓紧') }),
);
/** An act, or days going by and the clocks waking. */
const step = fc.oneof(
  { weight: 3, arbitrary: command },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
);

describe('rows and their events', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let tasks: string[];
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 16, 17, 18, 19] });
    await world.issue();
    const rows = await world.ds.query<{ id: string }[]>(
      'SELECT id FROM task WHERE NOT sensitive ORDER BY id',
    );
    tasks = rows.map(({ id }) => id);
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  const wakeAll = async (): Promise<void> => {
    const clocks = await world.ds.query<Clock[]>('SELECT id FROM clock');
    for (const { id } of clocks) await world.record.wake(id);
  };
  const rows = (): Promise<unknown[]> => world.ds.query('SELECT * FROM task ORDER BY id');

  it('say the same after any history, and are made again from the events alone', async () => {
    let at = Date.parse('2023-02-20T11:00:00+08:00');
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const id = tasks.pop() ?? '';
        for (const each of steps) {
          if (typeof each === 'number') {
            at += Math.min(each, Math.max(0, (Date.parse('2024-11-01') - at) / 86_400_000)) * 86_400_000;
            world.at(new Date(at).toISOString());
            await wakeAll();
          } else {
            const authorize = asUnit((task) => task.unit);
            const outcome = await world.record.act({ taskId: id, command: each, authorize });
            if (outcome.ok) acts += 1;
          }
        }
        expect(await world.record.verify([id])).toEqual([]);
      }),
      { numRuns: 20 },
    );
    expect(acts).toBeGreaterThan(10);
    await wakeAll();
    const right = await rows();
    await world.ds.query(
      `UPDATE task SET status = 'active', unit = 'x', due_at = now(), yellow_at = NULL, next_wake = NULL, version = 1,
         state = '{}', support = '{}' WHERE version > 2`,
    );
    await world.ds.query('DELETE FROM task WHERE version = 2');
    const before = await audit(world.ds, world.worldData, world.now);
    expect(before.faults.map(({ code }) => code)).toContain('read-model-differs');
    const mended = await audit(world.ds, world.worldData, world.now, { repair: true });
    expect(mended.faults).toEqual([]);
    expect(mended.repaired.length).toBeGreaterThan(0);
    expect(await rows()).toEqual(right);
    expect((await audit(world.ds, world.worldData, world.now)).faults).toEqual([]);
  });

  it('tell of a history that was tampered with, and leave it as it is', async () => {
    const [task] = await world.ds.query<{ task_id: string }[]>(
      'SELECT task_id FROM task_event WHERE seq = 2 ORDER BY task_id LIMIT 1',
    );
    const id = task!.task_id;
    const tampering: readonly (readonly [string, string])[] = [
      [
        `UPDATE task_event SET data = data || '{"text": "改"}' WHERE task_id = $1 AND seq = 1`,
        'chain-broken',
      ],
      [`UPDATE task_event SET at = at - interval '1 ms' WHERE task_id = $1 AND seq = 2`, 'chain-broken'],
      [
        `UPDATE task_event SET actor = actor || '{"name": "别人"}' WHERE task_id = $1 AND seq = 1`,
        'chain-broken',
      ],
      ['DELETE FROM task_event WHERE task_id = $1 AND seq = 1', 'seq-gap'],
      ['DELETE FROM task_event WHERE task_id = $1', 'task-without-event'],
    ];
    const kept = await world.ds.query<unknown[]>('SELECT * FROM task_event WHERE task_id = $1 ORDER BY seq', [
      id,
    ]);
    for (const [sql, code] of tampering) {
      await world.ds.query(sql, [id]);
      expect(await world.record.verify([id])).toEqual([{ code, subject: id }]);
      expect((await world.record.rebuild([id])).differed).toBe(0);
      await world.ds.query('DELETE FROM task_event WHERE task_id = $1', [id]);
      await world.ds.query(
        `INSERT INTO task_event SELECT * FROM jsonb_populate_recordset(NULL::task_event, $1)`,
        [
          JSON.stringify(
            kept.map((e) => ({
              ...(e as object),
              hash: `\\x${(e as { hash: Buffer }).hash.toString('hex')}`,
            })),
          ),
        ],
      );
    }
    expect(await world.record.verify([id])).toEqual([]);
  });

  it('show a history whose end was cut off, because the row remembers its last hash', async () => {
    const [task] = await world.ds.query<{ task_id: string }[]>(
      'SELECT task_id FROM task_event WHERE seq = 3 ORDER BY task_id LIMIT 1',
    );
    await world.ds.query('DELETE FROM task_event WHERE task_id = $1 AND seq >= 3', [task!.task_id]);
    expect(await world.record.verify([task!.task_id])).toEqual([
      { code: 'read-model-differs', subject: task!.task_id },
    ]);
  });
});
