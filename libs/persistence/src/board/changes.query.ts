import type { TaskTraits } from '@duban/contracts';
import type { Instant } from '@duban/calendar';
import type { Light, TaskStatus } from '@duban/lifecycle';
import type { Pool } from 'pg';
import { rows } from '../database/connection';
import type { Statement } from '../database/connection';
import type { Reading } from '../queries/reading';
import { findTasks } from '../queries/task.query';
import { isOverdueAt, lightAt } from '../views/light';

/** A change as it stands now: which task, how it stands, and what decides who may see it. */
export interface TaskChange {
  readonly seq: number;
  readonly traits: TaskTraits;
  /** Null where many tasks of the docket changed at once. */
  readonly task: {
    readonly id: string;
    readonly status: TaskStatus;
    readonly light: Light;
    readonly overdue: boolean;
    readonly version: number;
  } | null;
  readonly docketId: string;
  readonly clause: number;
}

interface ChangeRow {
  readonly seq: number;
  readonly task_id: string | null;
  readonly docket_id: string;
  /** A task by which is known who may see it: the changed one, or any of the docket that is not sensitive. */
  readonly sample: string | null;
}

/**
 * What changed after a number, in order, of tasks as they stand now; at most `limit`. Numbers are given in the order in
 * which changes were folded, by one pass at a time, so that nothing appears later below a number that was read.
 */
export async function changesAfter(
  reading: Reading,
  seq: number,
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<{ readonly changes: readonly TaskChange[]; readonly last: number; readonly more: boolean }> {
  const found = await rows<ChangeRow>(reading.pool, after, [seq, limit]);
  const tasks = await findTasks(reading, [...new Set(found.flatMap(({ sample }) => sample ?? []))]);
  const changes = found.flatMap((row): TaskChange[] => {
    const sampled = row.sample === null ? undefined : tasks.get(row.sample);
    // The task has gone since.
    if (sampled === undefined) return [];
    const { traits, row: task } = sampled;
    const { id, status, version, clause } = task;
    const whole = row.task_id === null;
    const stands = { id, status, light: lightAt(task, now), overdue: isOverdueAt(task, now), version };
    return [{ seq: row.seq, traits, task: whole ? null : stands, docketId: row.docket_id, clause }];
  });
  return { changes, last: found.at(-1)?.seq ?? seq, more: found.length === limit };
}

const after: Statement = {
  name: 'changes-after',
  text: `SELECT c.seq, c.task_id, c.docket_id, coalesce(c.task_id, (
           SELECT t.id FROM task t WHERE t.docket_id = c.docket_id AND NOT t.sensitive LIMIT 1)) AS sample
         FROM task_change c WHERE c.seq > $1 ORDER BY c.seq LIMIT $2`,
};

/** The last number given, and the first that is still kept; 0 where there is none. */
export async function changeBounds(pool: Pool): Promise<{ readonly first: number; readonly last: number }> {
  const found = await pool.query<{ first: number | null; last: number | null }>(
    'SELECT (SELECT min(seq) FROM task_change) AS first, (SELECT max(seq) FROM task_change) AS last',
  );
  return { first: found.rows[0]?.first ?? 0, last: found.rows[0]?.last ?? 0 };
}
