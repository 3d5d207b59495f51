import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import { lightSql, overdueSql } from '../views/light';

/** What the tasks divided from one come to. */
export interface ChildrenTally {
  readonly total: number;
  readonly open: number;
  readonly completed: number;
  readonly overdue: number;
  readonly red: number;
  readonly yellow: number;
  /** The mean of their progress, those that never reported as 0, cancelled ones left out; null where none is left. */
  readonly progress: number | null;
}

/** The tally of a task's children at an instant, whoever may see them; null where it was not divided. */
export async function childrenTally(pool: Pool, id: string, now: Instant): Promise<ChildrenTally | null> {
  const found = await pool.query<ChildrenTally>({
    name: 'children-tally',
    text: `SELECT count(*)::integer AS total,
             count(*) FILTER (WHERE status <> ALL (ARRAY['completed', 'terminated', 'cancelled']))::integer AS open,
             count(*) FILTER (WHERE status = 'completed')::integer AS completed,
             count(*) FILTER (WHERE overdue)::integer AS overdue,
             count(*) FILTER (WHERE light = 'red')::integer AS red,
             count(*) FILTER (WHERE light = 'yellow')::integer AS yellow,
             round(avg(coalesce(progress, 0)) FILTER (WHERE status <> 'cancelled')::numeric, 2)::double precision AS progress
           FROM (SELECT t.status, t.progress, ${lightSql('t', '$2')} AS light, ${overdueSql('t', '$2')} AS overdue
                 FROM task t WHERE t.parent_id = $1) AS child`,
    values: [id, new Date(now)],
  });
  const tally = found.rows[0];
  return tally === undefined || tally.total === 0 ? null : tally;
}
