import type { Day, Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import { Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { visibleSql } from '../queries/visible.sql';
import { lightSql } from '../views/light';
import { narrowTasks } from './scope';
import type { DeskFilters } from './scope';

/** A task as the week's brief names it. */
export interface WeekTask {
  readonly id: string;
  readonly clause: number;
  readonly title: string;
  readonly unit: string;
  readonly due_on: Day;
  readonly at: Date;
}

/** What a week brought: how many, and some of them. */
export interface WeekList {
  readonly total: number;
  readonly items: readonly WeekTask[];
}

const columns = 't.id, t.clause, m.title, t.unit, t.due_on';

/** Tasks that became red within a time and still are, the latest first. */
export function newlyRed(
  pool: Pool,
  viewer: Viewer,
  filters: DeskFilters,
  span: { readonly from: Instant; readonly until: Instant; readonly most: number },
): Promise<WeekList> {
  const select = new Select();
  narrow(select, viewer, filters);
  select.where(
    `t.red_at >= ${select.param(new Date(span.from))} AND t.red_at <= ${select.param(new Date(span.until))}`,
  );
  select.where(`${lightSql('t', `${select.param(new Date(span.until))}::timestamptz`)} = 'red'`);
  return list(pool, select, 'task t', 't.red_at', span.most);
}

/** Tasks completed within a time, the latest first. Of one completed twice, the last counts. */
export function completedWithin(
  pool: Pool,
  viewer: Viewer,
  filters: DeskFilters,
  span: { readonly from: Instant; readonly until: Instant; readonly most: number },
): Promise<WeekList> {
  const select = new Select();
  narrow(select, viewer, filters);
  const [from, until] = [span.from, span.until].map((at) => select.param(new Date(at)));
  select.where(`t.status = 'completed'`);
  const approved = `(SELECT task_id, max(at) AS at FROM task_event
     WHERE kind = 'approved' AND at >= ${from ?? ''} AND at <= ${until ?? ''} GROUP BY task_id)`;
  return list(pool, select, `${approved} AS e JOIN task t ON t.id = e.task_id`, 'e.at', span.most);
}

function narrow(select: Select, { visibility }: Viewer, filters: DeskFilters): void {
  select.where(visibleSql(select, visibility, 't'));
  narrowTasks(select, filters);
}

async function list(pool: Pool, select: Select, from: string, at: string, most: number): Promise<WeekList> {
  const found = await select.run<WeekTask & { readonly total: number }>(
    pool,
    `SELECT ${columns}, ${at} AS at, count(*) OVER ()::integer AS total
     FROM ${from} JOIN terms m ON m.id = t.terms_id ${select.whereText}
     ORDER BY ${at} DESC, t.id LIMIT ${select.param(most)}`,
  );
  return { total: found[0]?.total ?? 0, items: found };
}
