import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import { RowMoved } from '../database/moment-fault';
import type { LoadedTask } from './loaded-task';
import { loadedColumns } from './loaded-task';

/** Seeds the advisory locks of clocks, apart from those of idempotency keys. */
const clockSeed = 7;

/** All dockets first, in the order of their ids, then all clocks, in the order of their keys: no two wait in a ring. */
const lock: Statement = {
  name: 'lock-dockets',
  text: `WITH locked AS MATERIALIZED (
           SELECT id, clock_id FROM docket
           WHERE id = ANY (array_cat($2::uuid[], ARRAY(SELECT docket_id FROM task WHERE id = ANY ($1::uuid[]))))
           ORDER BY id FOR UPDATE)
         SELECT pg_advisory_xact_lock_shared(key), (SELECT array_agg(id) FROM locked) AS dockets
         FROM (SELECT DISTINCT hashtextextended(clock_id::text, ${clockSeed}) AS key FROM locked ORDER BY 1) AS clocks`,
};

const tasksToWrite: Statement = {
  name: 'load-tasks',
  text: `SELECT ${loadedColumns} WHERE t.id = ANY ($1::uuid[])`,
};

const dueTasksToWrite: Statement = {
  name: 'load-due-tasks',
  text: `SELECT ${loadedColumns} WHERE t.docket_id = ANY ($1::uuid[]) AND t.next_wake <= $2 ORDER BY t.docket_id, t.id`,
};

const openTasksToWrite: Statement = {
  name: 'load-docket-tasks',
  text: `SELECT ${loadedColumns} WHERE t.docket_id = ANY ($1::uuid[]) AND t.status = ANY ($2::text[]) ORDER BY t.id`,
};

const chosenTasksToWrite: Statement = {
  name: 'load-chosen-tasks',
  text: `SELECT ${loadedColumns} WHERE t.docket_id = ANY ($1::uuid[])
         AND ($2::integer[] IS NULL OR t.clause = ANY ($2::integer[]))
         AND ($3::text[] IS NULL OR t.status = ANY ($3::text[])) ORDER BY t.docket_id, t.id`,
};

/**
 * Locks the tasks' dockets (and `others`), shares their clocks, and reads the tasks as they then are: nobody else
 * writes them until the transaction ends. Tasks that do not exist are left out. One round trip. Throws RowMoved
 * where a task left its docket while the lock was waited for.
 */
export async function lockTasks(
  tx: Connection,
  taskIds: readonly string[],
  others: readonly string[] = [],
): Promise<LoadedTask[]> {
  const [locked, tasks] = await Promise.all([
    rows<{ dockets: readonly string[] }>(tx, lock, [taskIds, others]),
    rows<LoadedTask>(tx, tasksToWrite, [taskIds]),
  ]);
  const held = locked[0]?.dockets ?? [];
  if (tasks.some((task) => !held.includes(task.docket_id))) {
    throw new RowMoved('A task moved to another docket.');
  }
  return tasks;
}

/** Locks dockets and reads their tasks whose wake is due at `now`, docket by docket. */
export async function lockDueTasks(
  tx: Connection,
  docketIds: readonly string[],
  now: Date,
): Promise<LoadedTask[]> {
  const [, tasks] = await Promise.all([
    rows(tx, lock, [[], docketIds]),
    rows<LoadedTask>(tx, dueTasksToWrite, [docketIds, now]),
  ]);
  return tasks;
}

/** Locks a docket and reads its tasks of the statuses given. */
export async function lockDocketTasks(
  tx: Connection,
  docketId: string,
  statuses: readonly string[],
): Promise<LoadedTask[]> {
  const [, tasks] = await Promise.all([
    rows(tx, lock, [[], [docketId]]),
    rows<LoadedTask>(tx, openTasksToWrite, [[docketId], statuses]),
  ]);
  return tasks;
}

/** Locks dockets and reads their tasks of the clauses and statuses given (null: of all), docket by docket. */
export async function lockTasksOf(
  tx: Connection,
  docketIds: readonly string[],
  which: { readonly clauses: readonly number[] | null; readonly statuses: readonly string[] | null },
): Promise<LoadedTask[]> {
  const [, tasks] = await Promise.all([
    rows(tx, lock, [[], docketIds]),
    rows<LoadedTask>(tx, chosenTasksToWrite, [docketIds, which.clauses, which.statuses]),
  ]);
  return tasks;
}

/** Keeps every act on the clock's dockets out until the transaction ends: none slips between look and write. */
export async function lockClock(tx: Connection, clockId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, ${clockSeed}))`, [clockId]);
}
