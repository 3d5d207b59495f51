import type { Instant } from '@duban/calendar';
import type { Visibility } from '@duban/contracts';
import type { Light, TaskStatus } from '@duban/lifecycle';
import { lightSql, overdueSql } from '../views/light';
import { containing } from './select';
import type { Select } from './select';
import { overlaps, visibleSql, within } from './visible.sql';

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

/** Who looks, and at which instant of business time. */
export interface Viewer {
  readonly visibility: Visibility;
  readonly now: Instant;
}

/** Adds what a viewer may see and has asked for, over `task t`. */
export function filterTasks(select: Select, viewer: Viewer, filters: TaskFilters): void {
  const oneOf = (column: string, values: readonly unknown[] | undefined, type: string): void => {
    if (values !== undefined) select.where(`${column} = ANY (${select.param(values)}::${type}[])`);
  };
  select.where(visibleSql(select, viewer.visibility, 't'));
  oneOf('t.unit', filters.unit, 'text');
  oneOf('t.supervisor', filters.supervisor, 'text');
  oneOf('t.parent_id', filters.parent, 'uuid');
  oneOf('t.document_id', filters.document, 'uuid');
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

function filterLights(select: Select, { now }: Viewer, { light, overdue }: TaskFilters): void {
  const at = `${select.param(new Date(now))}::timestamptz`;
  if (light !== undefined) select.where(`${lightSql('t', at)} = ANY (${select.param(light)}::text[])`);
  // In the form that the index of overdue instants serves; says the same as `overdueSql`.
  if (overdue === true) select.where(`t.overdue_at <= ${at}`);
  if (overdue === false) select.where(`NOT ${overdueSql('t', at)}`);
}
