import type { Instant } from '@duban/calendar';
import { gathered, stillHolds } from '@duban/lifecycle';
import type { TaskState } from '@duban/lifecycle';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import type { NotificationLine } from '../digests/digest';

import type { TermsCache } from '../record/issued-terms';
import type { WorldData } from '../world/load-world';
import type { CheckedLine } from './delivery';

interface TaskNow {
  readonly id: string;
  readonly terms_id: string;
  readonly state: TaskState;
  readonly sensitive: boolean;
}

/** Where lines are checked. */
export interface CheckPlace {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly terms: TermsCache;
}

/** The lines whose reason holds at this instant: nothing is sent after its reason has ended. */
export async function linesStillTrue(
  { ds, worldData, terms }: CheckPlace,
  lines: readonly NotificationLine[],
  now: Instant,
): Promise<readonly CheckedLine[]> {
  await worldData.refresh();
  const pool = poolOf(ds);
  const tasks = await pool.query<TaskNow>(
    'SELECT id, terms_id, state, sensitive FROM task WHERE id = ANY ($1::uuid[])',
    [[...new Set(lines.flatMap(({ taskId }) => taskId ?? []))]],
  );
  const byId = new Map(tasks.rows.map((task) => [task.id, task]));
  const issued = await terms.get(
    pool,
    tasks.rows.map((task) => task.terms_id),
  );
  const assigned = await assignedIn(ds, lines);
  // A digest that carries an earlier one's lines may have two of a kind about one task.
  return gathered(lines).flatMap((line): CheckedLine[] => {
    if (line.taskId === null) {
      const count = Math.min(line.count, assigned.get(line.docketId ?? '') ?? 0);
      return count > 0 ? [{ ...line, count, sensitive: false, basis: null }] : [];
    }
    const task = byId.get(line.taskId);
    const its = task && issued.get(task.terms_id);
    if (task === undefined || its === undefined) return [];
    const standing = { state: task.state, terms: its.terms, now, world: worldData.world };
    // A slip speaks to the unit it was issued to, for as long as that has the task.
    const { kind } = line;
    const holds =
      kind === 'slip-issued' ? task.state.unit === line.lead : stillHolds({ ...line, kind }, standing);
    if (!holds) return [];
    return [{ ...line, sensitive: task.sensitive, basis: its.basis[0] ?? null }];
  });
}

/** Tasks still to be accepted, by docket. */
async function assignedIn(
  ds: DataSource,
  lines: readonly NotificationLine[],
): Promise<ReadonlyMap<string, number>> {
  const dockets = lines.flatMap(({ taskId, docketId }) => (taskId === null ? (docketId ?? []) : []));
  if (dockets.length === 0) return new Map();
  const found = await poolOf(ds).query<{ docket_id: string; count: number }>(
    `SELECT docket_id, count(*) AS count FROM task
     WHERE docket_id = ANY ($1::uuid[]) AND status = 'assigned' GROUP BY docket_id`,
    [[...new Set(dockets)]],
  );
  return new Map(found.rows.map(({ docket_id: id, count }) => [id, count]));
}
