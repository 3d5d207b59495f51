import { dayOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { Pool } from 'pg';
import { afterPlace, Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { visibleSql } from '../queries/visible.sql';
import { lightSql } from '../views/light';
import { narrowTasks } from './scope';
import type { DeskFilters } from './scope';

export interface ObstacleFilters extends DeskFilters {
  readonly state: 'cleared' | 'open';
  readonly cause?: string | undefined;
  readonly heldBy?: readonly string[] | undefined;
}

/** An obstacle, open or cleared. */
export interface ObstacleRow {
  readonly task_id: string;
  readonly title: string;
  readonly clause: number;
  readonly unit: string;
  readonly light: string;
  readonly status: string;
  readonly due_on: Day;
  readonly cause: string;
  readonly text: string;
  readonly held_by: string;
  readonly raised_at: Date;
  readonly cleared_at: Date | null;
  readonly founded: boolean | null;
  /** As its clearing recorded them; null while it is open. */
  readonly working_days: number | null;
  /** Of the event that raised or cleared it. */
  readonly seq: number;
}

/** Obstacles of one cause in one unit's hands, by the day they were raised while they are open. */
export interface ObstacleGroup {
  readonly cause: string;
  readonly held_by: string;
  readonly day: Day | null;
  readonly count: number;
  readonly working_days: number | null;
}

export interface ObstaclePage {
  readonly items: readonly ObstacleRow[];
  readonly next: readonly [number, string, number] | null;
  readonly groups: readonly ObstacleGroup[];
}

/** The event that raised what stands, or what the event `e` cleared. */
const raised = (before: string): string => `JOIN LATERAL (
  SELECT r.seq, r.at, r.data FROM task_event r WHERE r.task_id = t.id AND r.kind = 'obstacle-raised' ${before}
  ORDER BY r.seq DESC LIMIT 1) AS r ON true`;

/** Obstacles of tasks that a viewer may see: the open ones from the longest standing, the cleared ones from the latest. */
export async function listObstacles(
  pool: Pool,
  viewer: Viewer,
  filters: ObstacleFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<ObstaclePage> {
  const open = filters.state === 'open';
  const [found, groups] = await Promise.all([
    page(pool, viewer, filters, { after, limit: limit + 1 }),
    open ? openGroups(pool, viewer, filters) : clearedGroups(pool, viewer, filters),
  ]);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  const at = open ? last?.raised_at : last?.cleared_at;
  const next = last === undefined || at == null ? null : ([at.getTime(), last.task_id, last.seq] as const);
  return { items, next, groups };
}

function page(
  pool: Pool,
  viewer: Viewer,
  filters: ObstacleFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<ObstacleRow[]> {
  const open = filters.state === 'open';
  const select = new Select();
  narrow(select, viewer, filters);
  const [at, seq] = open ? ['t.obstacle_since', 'r.seq'] : ['e.at', 'e.seq'];
  if (after !== undefined) {
    const [instant, id, number] = after;
    const place = [new Date(Number(instant)), id, number];
    select.where(afterPlace(select, [at, 't.id', seq], place, !open));
  }
  const light = lightSql('t', `${select.param(new Date(viewer.now))}::timestamptz`);
  const shared = `t.id AS task_id, m.title, t.clause, t.unit, ${light} AS light, t.status, t.due_on,
    r.data ->> 'cause' AS cause, r.data ->> 'text' AS text, r.at AS raised_at`;
  const direction = open ? 'ASC' : 'DESC';
  return select.run<ObstacleRow>(
    pool,
    `SELECT ${shared}, ${
      open
        ? `t.obstacle_held_by AS held_by, NULL::timestamptz AS cleared_at, NULL::boolean AS founded,
           NULL::integer AS working_days, r.seq`
        : `e.data ->> 'heldBy' AS held_by, e.at AS cleared_at, (e.data ->> 'founded')::boolean AS founded,
           (e.data ->> 'workingDays')::integer AS working_days, e.seq`
    } FROM ${from(open)} JOIN terms m ON m.id = t.terms_id ${select.whereText}
     ORDER BY ${at} ${direction}, t.id ${direction}, ${seq} ${direction} LIMIT ${select.param(limit)}`,
  );
}

const from = (open: boolean): string =>
  open
    ? `task t ${raised('')}`
    : `task_event e JOIN task t ON t.id = e.task_id ${raised('AND r.seq < e.seq')}`;

/** Words that are spelled out let the planner see which index serves. */
function narrow(select: Select, viewer: Viewer, filters: ObstacleFilters): void {
  const open = filters.state === 'open';
  select.where(open ? 't.obstacle_held_by IS NOT NULL' : `e.kind = 'obstacle-cleared'`);
  select.where(visibleSql(select, viewer.visibility, 't'));
  narrowTasks(select, filters);
  const { cause, heldBy } = filters;
  if (cause !== undefined) {
    select.where(`${open ? 't.obstacle_cause' : `r.data ->> 'cause'`} = ${select.param(cause)}`);
  }
  if (heldBy !== undefined) {
    const held = open ? 't.obstacle_held_by' : `e.data ->> 'heldBy'`;
    select.where(`${held} = ANY (${select.param(heldBy)}::text[])`);
  }
}

async function openGroups(pool: Pool, viewer: Viewer, filters: ObstacleFilters): Promise<ObstacleGroup[]> {
  const select = new Select();
  narrow(select, viewer, filters);
  const found = await select.run<Omit<ObstacleGroup, 'day' | 'working_days'> & { readonly at: Date }>(
    pool,
    `SELECT t.obstacle_cause AS cause, t.obstacle_held_by AS held_by, count(*)::integer AS count,
       min(t.obstacle_since) AS at
     FROM task t ${select.whereText}
     GROUP BY 1, 2, (t.obstacle_since AT TIME ZONE 'Asia/Shanghai')::date`,
  );
  return found.map(({ at, ...group }) => ({ ...group, day: dayOf(at.getTime()), working_days: null }));
}

async function clearedGroups(pool: Pool, viewer: Viewer, filters: ObstacleFilters): Promise<ObstacleGroup[]> {
  const select = new Select();
  narrow(select, viewer, filters);
  return select.run<ObstacleGroup>(
    pool,
    `SELECT r.data ->> 'cause' AS cause, e.data ->> 'heldBy' AS held_by, NULL::date AS day, count(*)::integer AS count,
       sum((e.data ->> 'workingDays')::integer)::integer AS working_days
     FROM ${from(false)} ${select.whereText} GROUP BY 1, 2`,
  );
}
