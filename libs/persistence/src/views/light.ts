import type { Instant } from '@duban/calendar';
import type { Light } from '@duban/lifecycle';
import type { TaskRow } from '../record/task-row';

/**
 * The light of a row at an instant, as SQL: `task` is the row's alias, `now` the parameter of the business time
 * (`$1`). The twin of `lightAt`.
 */
export function lightSql(task: string, now: string): string {
  return `CASE WHEN ${task}.status = 'completed' THEN 'blue'
    WHEN ${task}.status IN ('suspended', 'terminated', 'cancelled') THEN 'grey'
    WHEN ${task}.red_at <= ${now} THEN 'red' WHEN ${task}.yellow_at <= ${now} THEN 'yellow' ELSE 'green' END`;
}

/**
 * Whether a row shows one of these lights at an instant, as SQL: says the same as `lightSql`, in comparisons of columns,
 * of which the planner knows how many rows they leave.
 */
export function isLightSql(task: string, now: string, lights: readonly Light[]): string {
  const running = `${task}.status NOT IN ('completed', 'suspended', 'terminated', 'cancelled')`;
  const red = `coalesce(${task}.red_at <= ${now}, false)`;
  const yellow = `coalesce(${task}.yellow_at <= ${now}, false)`;
  const arms: Readonly<Record<Light, string>> = {
    blue: `${task}.status = 'completed'`,
    grey: `${task}.status IN ('suspended', 'terminated', 'cancelled')`,
    red: `${running} AND ${task}.red_at <= ${now}`,
    yellow: `${running} AND ${task}.yellow_at <= ${now} AND NOT ${red}`,
    green: `${running} AND NOT ${red} AND NOT ${yellow}`,
  };
  return lights.length === 0 ? 'false' : lights.map((light) => `(${arms[light]})`).join(' OR ');
}

/** Whether a row is overdue at an instant, as SQL. The twin of `isOverdueAt`. */
export function overdueSql(task: string, now: string): string {
  return `coalesce(${task}.overdue_at <= ${now}, false)`;
}

/** The light of a row at an instant. */
export function lightAt(row: Pick<TaskRow, 'red_at' | 'status' | 'yellow_at'>, now: Instant): Light {
  if (row.status === 'completed') return 'blue';
  if (row.status === 'suspended' || row.status === 'terminated' || row.status === 'cancelled') return 'grey';
  if (row.red_at !== null && row.red_at.getTime() <= now) return 'red';
  return row.yellow_at !== null && row.yellow_at.getTime() <= now ? 'yellow' : 'green';
}

/** Whether a row is overdue at an instant. */
export function isOverdueAt(row: Pick<TaskRow, 'overdue_at'>, now: Instant): boolean {
  return row.overdue_at !== null && row.overdue_at.getTime() <= now;
}
