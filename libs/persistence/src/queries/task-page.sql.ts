import { taskViewColumns } from '../views/task-view';
import type { TaskViewRow } from '../views/task-view';
import type { Reading } from './reading';
import type { Select } from './select';
import type { Viewer } from './task-filters';
import { unitSpanSql } from './unit-span';
import { visibleParts } from './visible.sql';

/** Above so many the total is left out: counting them all would cost more than the page. */
export const mostCounted = 10_000;

/** A row of a page, beside how many rows there are in all: at most one more than `mostCounted`; null where nobody asked. */
export type PageRow = TaskViewRow & { readonly total: number | null };

/** Columns of `task t` in their order; the last of them is the id. */
export interface PageOrder {
  readonly by: readonly string[];
  readonly descending: boolean;
  readonly limit: number;
  /** Count them all, too. */
  readonly counted?: boolean;
}

/**
 * The first rows, in an order, of what a viewer may see among the tasks that the conditions leave.
 *
 * The planner knows neither that what is green comes late in the order of due days, nor that a department's few tasks
 * stand far apart; left alone it would go through a million tasks in order to find fifty. So whole subtrees are read in
 * order, from an index that holds all that lists are narrowed by, and what is seen beside them is gathered first and
 * sorted afterwards. Rows are fetched for the page alone. A page that holds all there is counts itself, and what was
 * gathered is not gathered again to be counted.
 */
export async function taskPage(
  reading: Reading,
  select: Select,
  { visibility }: Viewer,
  { by, descending, limit, counted = false }: PageOrder,
): Promise<PageRow[]> {
  const { subtrees, beside } = visibleParts(select, visibility, 't');
  const most = select.param(limit);
  const names = by.map((_, at) => `k${at}`);
  const keys = by.map((column, at) => `${column} AS ${names[at] ?? ''}`).join(', ');
  const inOrder = (columns: readonly string[]): string =>
    columns.map((column) => column + (descending ? ' DESC' : '')).join(', ');
  const inSpan = (part: string, at: number): string => {
    const path = by[0] === 't.unit' ? visibility.subtrees[at] : undefined;
    const span = path === undefined ? null : unitSpanSql(select, reading.worldData.organisation, [path]);
    return span === null ? part : `${part} AND (${span})`;
  };
  const found = [
    ...subtrees.map(
      (part, at) =>
        `(SELECT ${keys} FROM task t ${select.whereAlso(inSpan(part, at))} ORDER BY ${inOrder(by)} LIMIT ${most})`,
    ),
    `SELECT * FROM beside`,
  ];
  const all = [
    ...subtrees.map((part) => `SELECT 1 FROM task t ${select.whereAlso(part)}`),
    'SELECT 1 FROM beside',
  ];
  const total = `CASE WHEN (SELECT count(*) FROM page) < ${most} THEN (SELECT count(*) FROM page)
    ELSE (SELECT count(*) FROM (${all.join(' UNION ALL ')} LIMIT ${mostCounted + 1}) AS a) END`;
  return select.run<PageRow>(
    reading.pool,
    `WITH beside AS MATERIALIZED (SELECT ${keys} FROM task t ${select.whereAlso(beside)}),
       page AS MATERIALIZED (
         SELECT * FROM (${found.join(' UNION ALL ')}) AS f ORDER BY ${inOrder(names)} LIMIT ${most})
     SELECT ${taskViewColumns}, ${counted ? total : 'NULL::bigint'} AS total FROM page JOIN task t ON t.id = page.${names.at(-1) ?? ''}
     ORDER BY ${inOrder(names)}`,
  );
}
