import { provisionalYear } from '@duban/calendar';
import type { CalendarYear } from '@duban/calendar';
import type { ClauseTemplate } from '@duban/planning';
import { asLead, asSupervisor, instantOf, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { audit } from '../audit/audit';
import { putCalendar } from '../calendars/put-calendar';
import { poolOf } from '../database/connection';
import { Reading } from '../queries/reading';
import type { PersonCommand } from '../record/act';
import { putTemplate } from '../templates/put-template';
import { CalendarTarget, calendarWith } from './calendar-target';
import { previewTerms } from './preview';
import type { Preview } from './preview';
import { calendarYears, RuleChanges } from './rule-changes';
import { TemplateTarget } from './template-target';

interface Dates {
  readonly id: string;
  readonly due_on: string;
  readonly due_at: Date;
  readonly accept_by: string;
  readonly next_report_by: string | null;
  readonly yellow_at: Date | null;
  readonly red_at: Date | null;
  readonly overdue_at: Date | null;
  readonly escalation_level: number;
  readonly next_wake: Date | null;
}

const office = person('65-rural_office');

describe('changed rules on their way through running tasks', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15] });
    await world.issue({ territories: ['653121', '653122'] });
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });

  /** A worker that has just started, every time: as after a kill -9. */
  const fresh = (): RuleChanges => new RuleChanges(world.ds, world.worldData, world.now);
  async function drain(): Promise<number> {
    let steps = 0;
    while (await fresh().step()) steps += 1;
    return steps;
  }
  async function settle(): Promise<void> {
    await world.ds.query(
      `UPDATE rule_change SET swept_at = now() - interval '1 minute' WHERE state = 'settling'`,
    );
    await drain();
  }
  const dates = (where = 'true'): Promise<Dates[]> =>
    world.ds.query(
      `SELECT id, due_on, due_at, accept_by, next_report_by, yellow_at, red_at, overdue_at, escalation_level, next_wake
       FROM task WHERE ${where} ORDER BY id`,
    );
  const template = async (clause: number): Promise<ClauseTemplate> => {
    const [row] = await world.ds.query<{ body: ClauseTemplate }[]>(
      'SELECT body FROM template WHERE clause = $1 ORDER BY version DESC LIMIT 1',
      [clause],
    );
    return row!.body;
  };
  const put = async (body: ClauseTemplate): Promise<number> => {
    const done = await putTemplate(world.ds, {
      template: body,
      migrate: true,
      username: 'office',
      actor: office,
      now: world.now(),
    });
    if (!done.ok) throw new Error(done.code);
    return done.template.version;
  };
  const preview = async (body: ClauseTemplate): Promise<Preview> => {
    const reading = new Reading(poolOf(world.ds), world.worldData);
    const target = await TemplateTarget.of(reading.pool, world.worldData, { ...body, version: 99 });
    return previewTerms(reading, target, world.now(), { after: null, limit: 10_000, maySee: () => true });
  };
  const act = async (id: string, command: PersonCommand, authorize = asLead): Promise<void> => {
    expect(await world.record.act({ taskId: id, command, authorize })).toMatchObject({ ok: true });
  };
  /** Some accepted, some reported, some extended, some suspended, some handed on, some closed. */
  async function past(): Promise<void> {
    const rows = await dates('NOT sensitive AND clause = 15');
    world.at('2023-02-21T10:00:00+08:00');
    for (const { id } of rows.slice(0, 12)) await act(id, { act: 'accept' });
    world.at('2023-03-15T10:00:00+08:00');
    const [a, b, c, d, e] = rows.map(({ id }) => id);
    await act(a!, { act: 'progress', text: '进展', percent: 20, forecast: 'on-time' });
    await act(b!, { act: 'request-extension', dueOn: '2023-12-31', reason: '汛期' }).catch(() => undefined);
    await act(c!, { act: 'suspend', reason: '资金' }, asSupervisor);
    await act(d!, { act: 'terminate', reason: '撤销' }, asSupervisor);
    await act(e!, { act: 'reassign', reason: '调整', support: ['653122-water'] }, asSupervisor);
    world.at('2023-04-20T11:00:00+08:00');
    for (const { id } of await world.ds.query<{ id: string }[]>('SELECT id FROM clock')) {
      await world.record.wake(id);
    }
  }
  /** The 15th clause with other days, ladder and limits. */
  const changed = (body: ClauseTemplate): ClauseTemplate => ({
    ...body,
    rules: {
      ladder: [2, 5, 9],
      ladderBeyond: 4,
      acceptWithin: 6,
      yellowWithin: 40,
      remindBefore: [30, 7, 0],
    },
    tasks: body.tasks.map((task, i) => ({ ...task, due: i % 2 === 0 ? '04-10' : '11-20' })),
  });
  const audited = async (): Promise<unknown> => (await audit(world.ds, world.worldData, world.now)).faults;

  it('move what was foretold, to where it was foretold, and restore every date when taken back', async () => {
    await past();
    const former = await template(15);
    const before = await dates();
    const others = await dates('clause <> 15');
    const foretold = await preview(changed(former));
    expect(foretold.totals.moved).toBeGreaterThan(20);
    expect(await dates()).toEqual(before);

    expect(await put(changed(former))).toBe(2);
    expect(await drain()).toBeGreaterThan(0);
    const after = new Map((await dates()).map((row) => [row.id, row]));
    for (const { id, to } of foretold.items) {
      const row = after.get(id)!;
      expect([id, row.due_on, row.due_at.getTime(), row.next_report_by]).toEqual([
        ...[id, to.dueOn, to.dueAt, to.nextReportBy],
      ]);
      expect(row.next_wake?.getTime() ?? null).toBe(to.nextWake);
    }
    const moved = new Set(foretold.items.map(({ id }) => id));
    const due = (row: Dates | undefined): unknown => [row?.due_at, row?.next_report_by, row?.next_wake];
    for (const row of before) if (!moved.has(row.id)) expect(due(after.get(row.id))).toEqual(due(row));
    expect(await dates('clause <> 15')).toEqual(others);
    await settle();
    expect(await audited()).toEqual([]);
    expect((await preview({ ...changed(former) })).totals).toMatchObject({ changed: 0, moved: 0 });

    expect(await put(former)).toBe(3);
    await drain();
    expect(await dates()).toEqual(before);
    await settle();
    expect(await dates()).toEqual(before);
    expect(await audited()).toEqual([]);
  });

  it('record each move once, wherever a worker was killed, and arm the clocks that must wake earlier', async () => {
    await put(changed(await template(15)));
    const workers = Array.from({ length: 3 }, () => drain());
    await Promise.all(workers);
    await settle();
    const twice = await world.ds.query(
      `SELECT task_id FROM task_event WHERE kind = 'terms-changed' GROUP BY 1 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const [row] = await world.ds.query<{ n: number; moved: number; state: string }[]>(
      `SELECT (SELECT count(*) FROM task_event WHERE kind = 'terms-changed') AS n, moved, state FROM rule_change`,
    );
    expect(row).toMatchObject({ state: 'done', moved: row!.n });
    expect(row!.n).toBeGreaterThan(20);
    expect(await audited()).toEqual([]);
  });

  it('leave running tasks alone where nobody asked to move them, and give new ones the newest version', async () => {
    const before = await dates();
    const body = changed(await template(15));
    await putTemplate(world.ds, {
      template: body,
      migrate: false,
      username: 'o',
      actor: office,
      now: world.now(),
    });
    expect(await drain()).toBe(0);
    expect(await dates()).toEqual(before);
    await world.issue({ territories: ['654002'] });
    const versions = await world.ds.query(
      `SELECT DISTINCT left(t.territory, 4) AS place, m.body ->> 'templateVersion' AS version
       FROM task t JOIN terms m ON m.id = t.terms_id WHERE t.clause = 15 AND t.territory ~ '^65(31|40)' ORDER BY 1`,
    );
    expect(versions).toEqual([
      { place: '6531', version: '1' },
      { place: '6540', version: '2' },
    ]);
  });

  it('count every day anew by a year’s notice, as if it had been there from the beginning', async () => {
    const [stored] = await world.ds.query<{ body: CalendarYear }[]>(
      'SELECT body FROM calendar_year WHERE year = 2023',
    );
    // Until now the year was provisional: issued again from the beginning without its notice.
    await world.ds.query('DELETE FROM calendar_year WHERE year = 2023');
    await world.worldData.reload();
    await world.issue({ territories: ['654002'] });
    await past();
    const mine = `territory LIKE '6540%'`;
    const provisional = await dates(mine);
    const reading = new Reading(poolOf(world.ds), world.worldData);
    const { calendar, world: rules } = world.worldData;
    const notice = calendarWith(await calendarYears(poolOf(world.ds)), 2023, stored!.body, '2023-04-20');
    const target = new CalendarTarget({ year: 2023, former: calendar, calendar: notice, world: rules });
    const foretold = await previewTerms(reading, target, world.now(), {
      ...{ after: null, limit: 10_000, maySee: () => true },
    });

    expect(
      await putCalendar(world.ds, { notice: stored!.body, username: 'admin', now: world.now() }),
    ).not.toBeNull();
    expect(
      await putCalendar(world.ds, { notice: stored!.body, username: 'admin', now: world.now() }),
    ).toBeNull();
    await drain();
    const after = new Map((await dates()).map((row) => [row.id, row]));
    for (const { id, to } of foretold.items) {
      expect([id, after.get(id)!.due_at.getTime()]).toEqual([id, to.dueAt]);
    }
    expect([...after.values()].filter(({ id }) => provisional.some((row) => row.id === id))).not.toEqual(
      provisional,
    );
    expect(await audited()).toEqual([]);
    await settle();
    expect(await audited()).toEqual([]);
    const recorded = await world.ds.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM task_event WHERE kind = 'terms-changed' GROUP BY task_id HAVING count(*) > 1`,
    );
    expect(recorded).toEqual([]);
    // A fresh issue under the notice gives the same days.
    const other = await scratchDatabase();
    const again = await recordWorld(other.url, { clauses: [14, 15] });
    await again.issue({ territories: ['654002'] });
    const days = `SELECT unit, key, due_on, due_at, original_due_on FROM task WHERE ${mine} ORDER BY unit, key`;
    expect(await world.ds.query(days)).toEqual(await again.ds.query(days));
    const terms = `SELECT DISTINCT t.unit, t.key, m.body -> 'reportDays' AS days, m.body -> 'acceptBy' AS accept
      FROM task t JOIN terms m ON m.id = t.terms_id WHERE t.status <> 'terminated' AND ${mine} ORDER BY 1, 2`;
    expect(await world.ds.query(terms)).toEqual(await again.ds.query(terms));
    await again.close();
    await other.drop();
    // And back to the law alone.
    await putCalendar(world.ds, { notice: provisionalYear(2023), username: 'admin', now: world.now() });
    await drain();
    const back = (rows: readonly Dates[]): unknown =>
      rows.map(({ id, due_at, next_report_by }) => [id, due_at, next_report_by]);
    expect(back(await dates(mine))).toEqual(back(provisional));
    expect(instantOf('2023-04-20T11:00:00+08:00')).toBe(world.now());
  });
});
