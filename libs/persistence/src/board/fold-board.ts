import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending, Statement } from '../database/connection';
import { foldCells } from './fold-cells.sql';

/** Queued dockets, and dockets that time alone changed, of one pass. */
const mostQueued = 4_000;
const mostDue = 1_000;
/** Cells looked at for those dockets. */
const mostDueCells = 20_000;
/** A docket with more changed tasks than this is told as a whole. */
const mostNamed = 40;
/** Any fixed number: one pass at a time, whichever process runs it. */
const lock = 7_308_326_418;

export interface FoldRun {
  /** Dockets counted anew. */
  readonly dockets: number;
  /** There is more to do at once. */
  readonly more: boolean;
}

const take: Statement = {
  name: 'fold-take',
  text: `DELETE FROM task_touched WHERE id IN (SELECT id FROM task_touched ORDER BY id LIMIT $1)
         RETURNING docket_id, tasks`,
};
/**
 * Dockets of which time alone has changed a light, with the tasks that did. Read in the order of the changes: a plan that
 * guesses how many are due guesses a third of all cells, and goes through every one of them.
 */
const due: Statement = {
  name: 'fold-due',
  text: `WITH cells AS MATERIALIZED (
           SELECT docket_id FROM board_cell WHERE next_change <= $1 ORDER BY next_change LIMIT $3),
         dockets AS (
           SELECT docket_id, (SELECT min(b.as_of) FROM board_cell b
             WHERE b.docket_id = cells.docket_id AND b.next_change <= $1) AS as_of
           FROM cells GROUP BY docket_id LIMIT $2)
         SELECT d.docket_id, (SELECT count(*) FROM cells) AS cells,
           coalesce((SELECT array_agg(t.id) FROM task t WHERE t.docket_id = d.docket_id
             AND (t.yellow_at > d.as_of AND t.yellow_at <= $1 OR t.red_at > d.as_of AND t.red_at <= $1
               OR t.overdue_at > d.as_of AND t.overdue_at <= $1)), '{}') AS tasks
         FROM dockets AS d`,
};
const cells: Statement = { name: 'fold-cells', text: foldCells };
const log: Statement = {
  name: 'fold-log',
  text: 'INSERT INTO task_change (docket_id, task_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])',
};
/** A slip whose reason has ended is none any more: the task is closed, handed on, put off, or no longer late. */
const lapse: Statement = {
  name: 'fold-lapse',
  text: `UPDATE proposal p SET state = 'lapsed', decided_at = $2 FROM task t
         WHERE t.id = p.task_id AND p.task_id = ANY ($1::uuid[]) AND p.state = 'pending'
           AND (t.unit <> p.unit OR t.due_on <> p.due_on OR t.overdue_at IS NULL OR t.overdue_at > $2)`,
};

interface Touched {
  readonly docket_id: string;
  readonly tasks: readonly string[];
}

/**
 * Brings the board up to what the tasks say at an instant: counts the cells of the dockets that were written or whose
 * lights time has changed, moves the roll-ups, numbers the changes for the stream, and lets slips lapse. One pass at a
 * time; a pass that finds another under way does nothing. May be cut off anywhere: it is one transaction.
 */
export async function foldBoard(ds: DataSource, now: Instant): Promise<FoldRun> {
  const waiting = await poolOf(ds).query<{ any: boolean }>({
    name: 'fold-any',
    text: `SELECT EXISTS (SELECT 1 FROM task_touched)
             OR coalesce((SELECT min(next_change) FROM board_cell) <= $1, false) AS any`,
    values: [new Date(now)],
  });
  if (waiting.rows[0]?.any !== true) return { dockets: 0, more: false };
  return transaction(ds, (tx) => fold(tx, new Date(now)));
}

async function fold(tx: Connection, now: Date): Promise<Ending<FoldRun>> {
  const gate = await tx.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [lock]);
  if (gate.rows[0]?.free !== true) return { commit: false, result: { dockets: 0, more: false } };
  const [queued, timed] = await Promise.all([
    tx.query<Touched>({ ...take, values: [mostQueued] }),
    tx.query<Touched & { readonly cells: number }>({ ...due, values: [now, mostDue, mostDueCells] }),
  ]);
  const changed = new Map<string, Set<string>>();
  for (const { docket_id: docket, tasks } of [...queued.rows, ...timed.rows]) {
    const all = changed.get(docket) ?? new Set();
    for (const task of tasks) all.add(task);
    changed.set(docket, all);
  }
  const moreDue = timed.rows.length === mostDue || timed.rows[0]?.cells === mostDueCells;
  const result = { dockets: changed.size, more: queued.rows.length === mostQueued || moreDue };
  if (changed.size === 0) return { commit: false, result };
  const tasks = [...changed.values()].flatMap((all) => [...all]);
  const lines = [...changed].flatMap(([docket, all]): (readonly [string, string | null])[] =>
    all.size > mostNamed ? [[docket, null]] : [...all].map((task) => [docket, task]),
  );
  const writes = [
    tx.query({ ...cells, values: [[...changed.keys()], now] }),
    tx.query({ ...lapse, values: [tasks, now] }),
    tx.query({ ...log, values: [lines.map(([docket]) => docket), lines.map(([, task]) => task)] }),
  ];
  return { commit: true, writes, result };
}

/**
 * Counts every cell and roll-up anew; repairs a board that does not agree with its tasks. Queued dockets stay queued.
 * Acts go on meanwhile.
 */
export async function rebuildBoard(ds: DataSource): Promise<void> {
  await transaction(ds, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await tx.query('DELETE FROM board_cell');
    await tx.query('DELETE FROM board_rollup');
    await tx.query(`INSERT INTO task_touched (docket_id, tasks) SELECT id, '{}' FROM docket`);
    return { commit: true, result: undefined };
  });
}

/** Forgets changes older than a day: whoever was away longer looks at everything anew. @returns how many */
export async function forgetOldChanges(ds: DataSource): Promise<number> {
  const gone = await poolOf(ds).query(`DELETE FROM task_change WHERE at < now() - interval '1 day'`);
  return gone.rowCount ?? 0;
}
