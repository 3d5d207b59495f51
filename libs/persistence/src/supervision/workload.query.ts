import { addDays, weekdayOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { Pool } from 'pg';
import { Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { ofSeenUnits } from './scope';
import type { DeskFilters } from './scope';

export type Span = 'month' | 'week' | 'year';
export type WorkloadOrder = Span | 'tasks' | 'unit';

/** What a unit is asked around a day. */
export interface UnitWorkload {
  readonly unit: string;
  readonly territory: string;
  readonly level: Level;
  readonly total: number;
  readonly open: number;
  /** Days of hand-in and completion, each task's counted, in the day's week, month and year. */
  readonly week: number;
  readonly month: number;
  readonly year: number;
  readonly told: Readonly<Record<Span, Told>>;
  /** The week of the year in which most is asked. */
  readonly busiest: { readonly period: string; readonly asked: number } | null;
}

/** What a unit's posts were told, in lines of digests. */
export interface Told {
  readonly lines: number;
  readonly reminders: number;
}

export interface WorkloadRequest {
  readonly at: Day;
  readonly limits: Readonly<Record<Level, Readonly<Record<Span, number>>>>;
  /** Units alone that are asked more than their level's limit. */
  readonly over: boolean;
  readonly order: { readonly key: WorkloadOrder; readonly descending: boolean };
  readonly after?: readonly (number | string)[] | undefined;
  readonly limit: number;
}

export interface WorkloadPage {
  readonly items: readonly UnitWorkload[];
  readonly total: number;
  readonly next: readonly [number, string] | null;
}

type Counted = Pick<
  UnitWorkload,
  'level' | 'month' | 'open' | 'territory' | 'total' | 'unit' | 'week' | 'year'
>;
type Row = Counted & { readonly units: number };

/** First and last day of the day's week (ISO 8601), month and year. */
export function spansOf(at: Day): Readonly<Record<Span, readonly [Day, Day]>> {
  const monday = addDays(at, 1 - (weekdayOf(at) || 7));
  const first = `${at.slice(0, 7)}-01`;
  const next = addDays(first, 31);
  const last = addDays(`${next.slice(0, 7)}-01`, -1);
  return {
    week: [monday, addDays(monday, 6)],
    month: [first, last],
    year: [`${at.slice(0, 4)}-01-01`, `${at.slice(0, 4)}-12-31`],
  };
}

/** Tasks that ask nothing (any more): what was cancelled or ended is left out. */
const asking = `t.status NOT IN ('cancelled', 'terminated')`;
const days = (terms: string): string => `jsonb_array_elements_text(${terms}.body -> 'reportDays') AS d (day)`;

/**
 * Units by what they are asked. Report days are counted once for each of the few bodies of terms, not once a task; then
 * one pass over the tasks that the viewer's places hold, by the index of paths.
 */
export async function listWorkload(
  pool: Pool,
  viewer: Viewer,
  filters: DeskFilters,
  request: WorkloadRequest,
): Promise<WorkloadPage> {
  const { order, limit, after } = request;
  const select = new Select();
  ofSeenUnits(select, viewer, filters);
  select.where(asking);
  const spans = spansOf(request.at);
  const inSpan = (day: string, span: Span): string =>
    `${day} BETWEEN ${select.param(spans[span][0])}::date AND ${select.param(spans[span][1])}::date`;
  const reports = (['week', 'month', 'year'] as const).map(
    (span) => `count(*) FILTER (WHERE ${inSpan('d.day::date', span)}) AS ${span}`,
  );
  const sums = (['week', 'month', 'year'] as const).map(
    (span) => `sum(coalesce(a.${span}, 0) + (${inSpan('t.due_on', span)})::integer)::integer AS ${span}`,
  );
  const key = order.key === 'tasks' ? 'total' : order.key;
  const by = key === 'unit' ? 'unit COLLATE "C"' : key;
  const direction = order.descending ? 'DESC' : 'ASC';
  const found = await select.run<Row>(
    pool,
    `WITH a AS MATERIALIZED (
       SELECT m.id, ${reports.join(', ')} FROM terms m, ${days('m')}
       WHERE d.day < m.body ->> 'dueOn' GROUP BY m.id),
     load AS (
       SELECT t.unit, t.territory, t.level, count(*)::integer AS total,
         count(*) FILTER (WHERE t.status <> 'completed')::integer AS open, ${sums.join(', ')}
       FROM task t LEFT JOIN a ON a.id = t.terms_id ${select.whereText}
       GROUP BY t.unit, t.territory, t.level),
     wanted AS (SELECT *, count(*) OVER ()::integer AS units FROM load ${overSql(select, request)})
     SELECT * FROM wanted ${afterSql(select, key, order.descending, after)}
     ORDER BY ${by} ${direction}, unit COLLATE "C" ${direction} LIMIT ${select.param(limit + 1)}`,
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: await completed(pool, viewer, filters, page, spans),
    total: found[0]?.units ?? 0,
    next: last === undefined ? null : [key === 'unit' ? 0 : last[key], last.unit],
  };
}

function overSql(select: Select, { over, limits }: WorkloadRequest): string {
  if (!over) return '';
  const arms = Object.entries(limits).map(([level, { week, month, year }]) => {
    const most = [week, month, year].map((each) => select.param(each));
    return `level = ${select.param(level)} AND (week > ${most[0] ?? ''}::integer OR month > ${most[1] ?? ''}::integer OR year > ${most[2] ?? ''}::integer)`;
  });
  return `WHERE ${arms.map((arm) => `(${arm})`).join(' OR ')}`;
}

function afterSql(
  select: Select,
  key: string,
  descending: boolean,
  after: readonly (number | string)[] | undefined,
): string {
  if (after === undefined) return '';
  const [value, unit] = after.map((each) => select.param(each));
  const sign = descending ? '<' : '>';
  return key === 'unit'
    ? `WHERE ${value ?? ''}::integer = 0 AND unit COLLATE "C" ${sign} ${unit ?? ''}`
    : `WHERE (${key}, unit COLLATE "C") ${sign} (${value ?? ''}::integer, ${unit ?? ''})`;
}

type Spans = ReturnType<typeof spansOf>;

/** What a page's units were told, and their busiest week: asked for these units alone. */
async function completed(
  pool: Pool,
  viewer: Viewer,
  filters: DeskFilters,
  page: readonly Row[],
  spans: Spans,
): Promise<UnitWorkload[]> {
  if (page.length === 0) return [];
  const units = page.map(({ unit }) => unit);
  const [told, busiest] = await Promise.all([
    toldTo(pool, units, spans),
    busiestWeeks(pool, viewer, { ...filters, unit: units }, spans.year),
  ]);
  const nothing = { lines: 0, reminders: 0 };
  return page.map(({ units: _, ...row }) => ({
    ...row,
    told: told.get(row.unit) ?? { week: nothing, month: nothing, year: nothing },
    busiest: busiest.get(row.unit) ?? null,
  }));
}

/** What is sensitive is not counted: it would tell of itself. */
async function toldTo(
  pool: Pool,
  units: readonly string[],
  spans: Spans,
): Promise<ReadonlyMap<string, Readonly<Record<Span, Told>>>> {
  const select = new Select();
  select.where(`n.unit = ANY (${select.param(units)}::text[])`);
  const between = (span: Span): string =>
    `n.day BETWEEN ${select.param(spans[span][0])}::date AND ${select.param(spans[span][1])}::date`;
  select.where(between('year'));
  const columns = (['week', 'month', 'year'] as const).flatMap((span) => {
    const on = between(span);
    return [
      `count(*) FILTER (WHERE ${on})::integer AS ${span}_lines`,
      `count(*) FILTER (WHERE ${on} AND n.kind IN ('reminded', 'escalated', 'accept-missed', 'report-missed', 'review-reminded'))::integer AS ${span}_reminders`,
    ];
  });
  const found = await select.run<Record<string, number | string>>(
    pool,
    `SELECT n.unit, ${columns.join(', ')} FROM notice n LEFT JOIN task t ON t.id = n.task_id
     ${select.whereText} AND NOT coalesce(t.sensitive, false) GROUP BY n.unit`,
  );
  return new Map(
    found.map((row) => {
      const of = (span: Span): Told => ({
        lines: Number(row[`${span}_lines`]),
        reminders: Number(row[`${span}_reminders`]),
      });
      return [String(row.unit), { week: of('week'), month: of('month'), year: of('year') }];
    }),
  );
}

async function busiestWeeks(
  pool: Pool,
  viewer: Viewer,
  filters: DeskFilters,
  [from, until]: readonly [Day, Day],
): Promise<ReadonlyMap<string, { readonly period: string; readonly asked: number }>> {
  const select = new Select();
  ofSeenUnits(select, viewer, filters);
  select.where(asking);
  const range = `BETWEEN ${select.param(from)}::date AND ${select.param(until)}::date`;
  const found = await select.run<{ unit: string; period: string; asked: number }>(
    pool,
    `WITH mine AS MATERIALIZED (SELECT t.unit, t.terms_id, t.due_on FROM task t ${select.whereText}),
     asked AS (
       SELECT k.unit, d.day::date AS day FROM mine k JOIN terms m ON m.id = k.terms_id, ${days('m')}
       WHERE d.day < m.body ->> 'dueOn' AND d.day::date ${range}
       UNION ALL SELECT unit, due_on FROM mine WHERE due_on ${range})
     SELECT DISTINCT ON (unit) unit, to_char(day, 'IYYY-"W"IW') AS period, count(*)::integer AS asked
     FROM asked GROUP BY unit, 2 ORDER BY unit, asked DESC, period`,
  );
  return new Map(found.map(({ unit, ...week }) => [unit, week]));
}
