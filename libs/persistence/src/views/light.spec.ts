import { isOverdue, lightOf, randomFrom, rehearseTask } from '@duban/lifecycle';
import { instantOf, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import type { DispatchRequest } from '../dispatch/dispatch';
import { recordPast } from '../dispatch/record-past';
import { TermsCache } from '../record/issued-terms';
import { taskRowColumns } from '../record/task-row';
import type { TaskRow } from '../record/task-row';
import { poolOf } from '../database/connection';
import { isLightSql, isOverdueAt, lightAt, lightSql, overdueSql } from './light';

const from = instantOf('2023-02-20T11:00:00+08:00');
const until = instantOf('2023-09-12T16:00:00+08:00');

const lights = ['blue', 'green', 'grey', 'red', 'yellow'] as const;

describe('lights in rows', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 16, 19] });
    const request: DispatchRequest = {
      ...{
        documentId: world.documentId,
        planYear: 2023,
        issuedOn: '2023-02-20',
        approvedBy: 'x',
        basis: null,
      },
      ...{ territories: ['6531'], depth: 'county', places: {}, leads: {} },
    };
    const outcome = await world.dispatches.request(request, person('65-rural_office'));
    if (!outcome.ok) throw new Error(outcome.error.code);
    world.at(new Date(until).toISOString());
    const random = randomFrom('7');
    await recordPast(world.dispatches, outcome.dispatchId, {
      until,
      recordedAt: 'own-time',
      tellFrom: until - 3 * 86_400_000,
      events: ({ assignment, terms }) => {
        const cast = {
          issuer: person('65-rural_office'),
          head: person(assignment.unit),
          officer: person(assignment.unit, 'officer'),
          supervisor: person(assignment.supervisor),
          headOf: (unit: string) => person(unit),
        };
        const rehearsal = { assignment, terms, cast, behaviour: 'mixed', random, until } as const;
        return rehearseTask({ ...rehearsal, world: world.worldData.world }).events;
      },
    });
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });

  it('are the lifecycle’s own, now and at any later instant until the next wake, in SQL and in code', async () => {
    const pool = poolOf(world.ds);
    const rows = (await pool.query<TaskRow>(`SELECT ${taskRowColumns} FROM task`)).rows;
    const terms = await new TermsCache().get(pool, new Set(rows.map((row) => row.terms_id)));
    const seen = new Set<string>();
    const oneByOne = lights.map((light) => `CASE WHEN ${isLightSql('t', '$1', [light])} THEN '${light}' END`);
    for (const days of [0, 1, 3, 9, 20, 40, 80, 110]) {
      const at = until + days * 86_400_000;
      const sql = await pool.query<{ id: string; light: string; overdue: boolean; shown: string[] }>(
        `SELECT id, ${lightSql('t', '$1')} AS light, ${overdueSql('t', '$1')} AS overdue,
           array_remove(ARRAY[${oneByOne.join(', ')}], NULL) AS shown FROM task t`,
        [new Date(at)],
      );
      const bySql = new Map(sql.rows.map((row) => [row.id, row]));
      for (const row of rows.filter(({ next_wake: wake }) => wake === null || wake.getTime() > at)) {
        const its = terms.get(row.terms_id)!.terms;
        const light = lightOf(row.state, its, at, world.worldData.world);
        const overdue = isOverdue(row.state, its, at, world.worldData.world);
        seen.add(`${light} ${overdue}`);
        expect({ light: lightAt(row, at), overdue: isOverdueAt(row, at) }).toEqual({ light, overdue });
        expect(bySql.get(row.id)).toEqual({ id: row.id, light, overdue, shown: [light] });
      }
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['blue false', 'green false', 'red true', 'yellow false']),
    );
  });

  it('belong to histories that verify, and whose last days alone are told', async () => {
    const ids = await world.ds.query<{ id: string }[]>('SELECT id FROM task');
    expect(await world.record.verify(ids.map(({ id }) => id))).toEqual([]);
    const [told] = await world.ds.query<{ early: number; late: number; first: Date }[]>(
      `SELECT count(*) FILTER (WHERE kind <> 'assigned' AND at < $1) AS early,
         count(*) FILTER (WHERE kind <> 'assigned') AS late FROM notice`,
      [new Date(until - 3 * 86_400_000)],
    );
    expect(told?.early).toBe(0);
    expect(told?.late).toBeGreaterThan(0);
    const [first] = await world.ds.query<{ at: Date }[]>('SELECT min(recorded_at) AS at FROM task_event');
    expect(first?.at.getTime()).toBe(from);
  });
});
