import {
  beginPublication,
  inTransaction,
  poolOf,
  Publications,
  publicationsOf,
  verifyPublication,
} from '@duban/persistence';
import type { PublicationRow } from '@duban/persistence';
import { loadAssessmentRules } from '@duban/seeds';
import { asLead, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { dieAt } from './die-at';
import { small } from './publish-assessment';

const year = 2023;

describe('a process killed while it works an assessment out', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let undisturbed: PublicationRow;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15] });
    await world.issue();
    const [task] = await world.ds.query<{ id: string }[]>('SELECT id FROM task ORDER BY id LIMIT 1');
    await world.record.act({ taskId: task!.id, command: { act: 'accept' }, authorize: asLead });
    world.at('2024-01-05T11:00:00+08:00');
    undisturbed = await finished(await begun());
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });

  const begin = (): ReturnType<typeof beginPublication> =>
    inTransaction(world.ds, (tx) =>
      beginPublication(tx, world.worldData, {
        year,
        rules: loadAssessmentRules().at(-1)!,
        by: person('65-rural_office'),
        now: world.now(),
      }),
    );
  async function begun(): Promise<string> {
    const made = await begin();
    if (!made.ok) throw new Error(made.code);
    return made.id;
  }
  /** Another process goes on, in steps of the usual size. */
  const finished = (id: string): Promise<PublicationRow> =>
    new Publications(world.ds, world.worldData).follow(id, 60_000);
  const count = async (table: string, id: string): Promise<number> => {
    const [row] = await world.ds.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM ${table} WHERE publication_id = $1`,
      [id],
    );
    return row?.n ?? 0;
  };
  const stateOf = async (id: string): Promise<{ state: string; tasks: number }> => {
    const [row] = await world.ds.query<{ state: string; tasks: number }[]>(
      'SELECT state, tasks FROM assessment_publication WHERE id = $1',
      [id],
    );
    return row ?? { state: 'none', tasks: -1 };
  };

  it.each([
    ['assess-before-count', 0],
    ['assess-after-step', small.tasks],
    ['assess-before-published', null],
  ] as const)('at %s leaves what the next one finishes, to the same hash', async (failPoint, tasks) => {
    const id = await begun();
    expect(await dieAt(failPoint, 'publish-assessment.process.ts', scratch.url)).toBe('SIGKILL');
    expect(await stateOf(id)).toEqual({ state: 'computing', tasks: tasks ?? undisturbed.tasks });
    expect((await count('assessment_share', id)) > 0).toBe(tasks !== 0);
    expect(await count('assessment_score', id)).toBe(0);
    expect(await begin()).toEqual({ ok: false, code: 'assessment-running' });
    const done = await finished(id);
    expect(done).toMatchObject({
      state: 'published',
      hash: undisturbed.hash,
      units: undisturbed.units,
      tasks: undisturbed.total,
    });
    for (const table of ['assessment_share', 'assessment_score']) {
      expect(await count(table, id)).toBe(await count(table, undisturbed.id));
    }
    expect(await verifyPublication(world.ds, world.worldData, done, small)).toMatchObject({ equal: true });
  });

  it('counts anew where a notice changes the working days on the way', async () => {
    const id = await begun();
    const steps = new Publications(world.ds, world.worldData, small);
    expect(await steps.step()).toBe(true);
    await world.ds.query(
      `UPDATE calendar_year SET body = jsonb_set(body, '{makeUpWorkdays}', '[]'), loaded_at = loaded_at + interval '1 second'
       WHERE year = $1`,
      [year],
    );
    expect(await steps.step()).toBe(true);
    expect(await stateOf(id)).toEqual({ state: 'computing', tasks: 0 });
    const done = await finished(id);
    expect(done.calendar_hash).not.toEqual(undisturbed.calendar_hash);
    expect(await verifyPublication(world.ds, world.worldData, done)).toMatchObject({
      ...{ equal: true, calendarChanged: false },
    });
    expect(await publicationsOf(poolOf(world.ds), year)).toHaveLength(5);
  });
});
