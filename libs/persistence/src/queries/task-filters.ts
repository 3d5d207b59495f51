import type { Instant } from '@duban/calendar';
import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import type { Light, TaskStatus } from '@duban/lifecycle';
import { isLightSql, overdueSql } from '../views/light';
import { containing } from './select';
import type { Select } from './select';
import { overlaps, within } from './visible.sql';

/** What lists and exports of tasks may be narrowed by; each left out says nothing. */
export interface TaskFilters {
  readonly unit?: readonly string[] | undefined;
  /** Paths of subtrees, `/65/6531/`. */
  readonly paths?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
  readonly clause?: readonly number[] | undefined;
  readonly status?: readonly TaskStatus[] | undefined;
  readonly light?: readonly Light[] | undefined;
  readonly overdue?: boolean | undefined;
  /** Due before that instant. */
  readonly dueBefore?: Instant | undefined;
  /** Led or supported by one of these units. */
  readonly mine?: readonly string[] | undefined;
  readonly supervisor?: readonly string[] | undefined;
  /** Divided from one of these tasks. */
  readonly parent?: readonly string[] | undefined;
  /** Words of the title. */
  readonly q?: string | undefined;
}

/** Filters as the tables know them: a document's tasks are those of its issues. */
export interface LookedUpFilters extends Omit<TaskFilters, 'document'> {
  readonly issue?: readonly string[] | undefined;
}

/** Looks up the issues of the documents asked for: values the planner knows, where a join would be a guess. */
export async function lookUp(pool: Pool, { document, ...filters }: TaskFilters): Promise<LookedUpFilters> {
  if (document === undefined) return filters;
  const found = await pool.query<{ id: string }>(
    'SELECT id FROM issue WHERE document_id = ANY ($1::uuid[])',
    [document],
  );
  return { ...filters, issue: found.rows.map(({ id }) => id) };
}

/** Who looks, and at which instant of business time. */
export interface Viewer {
  readonly visibility: Visibility;
  readonly now: Instant;
}

/** Adds what a viewer has asked for, over `task t`. */
export function narrowTasks(select: Select, viewer: Pick<Viewer, 'now'>, filters: LookedUpFilters): void {
  const oneOf = (column: string, values: readonly unknown[] | undefined, type: string): void => {
    if (values !== undefined) select.where(`${column} = ANY (${select.param(values)}::${type}[])`);
  };
  oneOf('t.unit', filters.unit, 'text');
  oneOf('t.supervisor', filters.supervisor, 'text');
  oneOf('t.parent_id', filters.parent, 'uuid');
  oneOf('t.issue_id', filters.issue, 'uuid');
  oneOf('t.clause', filters.clause, 'integer');
  if (filters.status !== undefined) select.where(statusSql(select, filters.status));
  if (filters.paths !== undefined) {
    const arms = filters.paths.map((path) => `(${within(select, path, 't')})`);
    select.where(arms.length === 0 ? 'false' : arms.join(' OR '));
  }
  if (filters.mine !== undefined) {
    const units = `${select.param(filters.mine)}::text[]`;
    select.where(`t.unit = ANY (${units}) OR ${overlaps('t.support', units)}`);
  }
  if (filters.light !== undefined || filters.overdue !== undefined) filterLights(select, viewer, filters);
  if (filters.dueBefore !== undefined) {
    select.where(`t.due_at < ${select.param(new Date(filters.dueBefore))}`);
  }
  if (filters.q !== undefined) {
    select.where(
      `t.terms_id IN (SELECT id FROM terms WHERE title ILIKE ${select.param(containing(filters.q))})`,
    );
  }
}

/** Statuses that wait for a supervising unit: few at a time, so they have an index of their own. */
const waiting: readonly TaskStatus[] = ['submitted', 'declined'];

/** Words that are spelled out let the planner see that the index of waiting tasks serves. */
function statusSql(select: Select, statuses: readonly TaskStatus[]): string {
  if (!statuses.every((status) => waiting.includes(status))) {
    return `t.status = ANY (${select.param(statuses)}::text[])`;
  }
  return `t.status IN (${statuses.map((status) => `'${status}'`).join(', ')})`;
}

function filterLights(
  select: Select,
  { now }: Pick<Viewer, 'now'>,
  { light, overdue }: LookedUpFilters,
): void {
  // A value that no condition names has no type for PostgreSQL: closed tasks' lights ask nothing of the time.
  const asksTime =
    overdue !== undefined || light?.some((each) => each !== 'blue' && each !== 'grey') === true;
  const at = asksTime ? `${select.param(new Date(now))}::timestamptz` : 'NULL::timestamptz';
  if (light !== undefined) select.where(isLightSql('t', at, light));
  // In the form that the index of overdue instants serves; says the same as `overdueSql`.
  if (overdue === true) select.where(`t.overdue_at <= ${at}`);
  if (overdue === false) select.where(`NOT ${overdueSql('t', at)}`);
}
