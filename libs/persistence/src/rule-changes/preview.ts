import type { Instant } from '@duban/calendar';
import { openStatuses, termsWouldMove } from '@duban/lifecycle';
import type { Moment, TaskState } from '@duban/lifecycle';
import type { TaskTraits } from '@duban/contracts';
import { objectionOf } from '../record/working-task';
import type { Pool } from 'pg';
import type { IssuedTerms } from '../record/issued-terms';
import type { Reading } from '../queries/reading';
import { latestChildDays } from './child-days';
import type { TermsTarget } from './terms-target';

/** A running task that a change would move: from what, to what. */
export interface MovedTask {
  readonly id: string;
  readonly clause: number;
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly territory: string;
  readonly status: TaskState['status'];
  readonly from: Moment;
  readonly to: Moment;
  /** Working days by which its effective due day moves; negative: earlier. */
  readonly workingDays: number;
}

/** What a change would do to all running tasks it concerns. */
export interface MoveTotals {
  /** Running tasks it concerns. */
  readonly running: number;
  /** Tasks whose terms or days would be others. */
  readonly changed: number;
  /** Tasks of which a day (of a reminder or a step of the ladder too), the light or the ladder's place would be another. */
  readonly moved: number;
  readonly later: number;
  readonly earlier: number;
  /** Tasks that turn red, and tasks that cease to be. */
  readonly toRed: number;
  readonly fromRed: number;
}

export interface Preview {
  readonly items: readonly MovedTask[];
  /** The last item's id; null: there are no more. */
  readonly next: string | null;
  readonly totals: MoveTotals;
}

export interface PreviewPage {
  /** Items come after this task's id. */
  readonly after: string | null;
  readonly limit: number;
  /** Whether the asker may see a task; the totals count all. */
  readonly maySee: (task: TaskTraits) => boolean;
}

interface RunningRow {
  readonly id: string;
  readonly issue_id: string;
  readonly terms_id: string;
  readonly clause: number;
  readonly key: string;
  readonly unit: string;
  readonly unit_type: string;
  readonly parent_unit: string | null;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly path: string;
  readonly sensitive: boolean;
  readonly territory: string;
  readonly state: TaskState;
}

/** Tasks read at once. */
const batch = 2_000;

/** What a change would move, of all running tasks, without saving anything: the same rules as the change itself. */
export async function previewTerms(
  reading: Reading,
  target: TermsTarget,
  now: Instant,
  page: PreviewPage,
): Promise<Preview> {
  const totals: Counted = { running: 0, changed: 0, moved: 0, later: 0, earlier: 0, toRed: 0, fromRed: 0 };
  const items: MovedTask[] = [];
  let more = false;
  for await (const { row, issued, notBefore } of concerned(reading, target)) {
    totals.running += 1;
    const found = target.changeOf(row, issued);
    if (found === null) continue;
    const foretold = termsWouldMove(row.state, { ...found, notBefore }, now);
    if (foretold.changes) totals.changed += 1;
    if (!foretold.moves) continue;
    count(totals, foretold);
    if ((page.after !== null && row.id <= page.after) || !page.maySee(traitsOf(row))) continue;
    if (items.length < page.limit) items.push(movedTask(row, issued, foretold, reading));
    else more = true;
  }
  return { items, next: more ? (items.at(-1)?.id ?? null) : null, totals };
}

type Counted = { -readonly [K in keyof MoveTotals]: number };

function count(totals: Counted, { from, to }: { readonly from: Moment; readonly to: Moment }): void {
  totals.moved += 1;
  if (to.dueAt > from.dueAt) totals.later += 1;
  if (to.dueAt < from.dueAt) totals.earlier += 1;
  if (to.light === 'red' && from.light !== 'red') totals.toRed += 1;
  if (from.light === 'red' && to.light !== 'red') totals.fromRed += 1;
}

interface Concerned {
  readonly row: RunningRow;
  readonly issued: IssuedTerms;
  readonly notBefore: string | null;
}

async function* concerned(reading: Reading, target: TermsTarget): AsyncGenerator<Concerned, void, undefined> {
  for (let after: string | null = null; ;) {
    const rows = await runningRows(reading.pool, target, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    const terms = await reading.terms(rows);
    await target.prepare(reading.pool, terms.values());
    const children = await latestChildDays(
      reading.pool,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const issued = terms.get(row.terms_id);
      if (issued === undefined) throw new Error(`The task ${row.id} has no terms.`);
      yield { row, issued, notBefore: children.get(row.id) ?? null };
    }
    after = last.id;
  }
}

async function runningRows(pool: Pool, target: TermsTarget, after: string | null): Promise<RunningRow[]> {
  const found = await pool.query<RunningRow>(
    `SELECT id, issue_id, terms_id, clause, key, unit, unit_type, support, supervisor, relays, path, sensitive,
       territory, state, (SELECT p.unit FROM task p WHERE p.id = task.parent_id) AS parent_unit FROM task
     WHERE status = ANY ($1::text[]) AND ($2::integer[] IS NULL OR clause = ANY ($2::integer[]))
       AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
    [[...openStatuses], target.clauses, after, batch],
  );
  return found.rows;
}

function traitsOf({ unit_type: unitType, parent_unit: parentUnit, ...row }: RunningRow): TaskTraits {
  const { state } = row;
  const objection = objectionOf(state);
  return { ...row, unitType, parentUnit, obstacleHeldBy: state.obstacle?.heldBy ?? null, objection };
}

function movedTask(
  row: RunningRow,
  issued: IssuedTerms,
  { from, to }: { readonly from: Moment; readonly to: Moment },
  { worldData }: Reading,
): MovedTask {
  const { id, clause, key, unit, territory, state } = row;
  const day = (instant: Instant): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    ...{ id, clause, key, unit, territory, status: state.status, from, to },
    title: issued.terms.title,
    workingDays: worldData.calendar.workdaysBetween(day(from.dueAt), day(to.dueAt)),
  };
}
