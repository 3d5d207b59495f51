import type { Day } from '@duban/calendar';
import { openStatuses } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';

/** Of tasks that were divided: the latest due day of their open children, none of which may be due after them. */
export async function latestChildDays(
  at: Connection | Pool,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const found = await at.query<{ parent_id: string; day: Day }>({
    name: 'latest-child-days',
    text: `SELECT parent_id, max(due_on) AS day FROM task
           WHERE parent_id = ANY ($1::uuid[]) AND status = ANY ($2::text[]) GROUP BY parent_id`,
    values: [taskIds, [...openStatuses]],
  });
  return new Map(found.rows.map(({ parent_id, day }) => [parent_id, day]));
}
