import type { TaskView, TaskViewRow } from '../views/task-view';
import type { Reading } from './reading';
import { afterPlace, Select } from './select';
import { lookUp, narrowTasks } from './task-filters';
import type { TaskFilters, Viewer } from './task-filters';
import { mostCounted, taskPage } from './task-page.sql';
import type { PageRow } from './task-page.sql';
import { unitSpanSql } from './unit-span';

export interface TaskOrder {
  readonly key: 'clause' | 'dueAt' | 'unit' | 'updatedAt';
  readonly descending: boolean;
}

/** The values of a row that a list continues after; instants as ms. */
export type TaskPlace = readonly (number | string)[];

export interface TaskPage {
  readonly items: readonly TaskView[];
  /** Where the next page begins; null after the last. */
  readonly next: TaskPlace | null;
  /** How many there are in all; null above `mostCounted`, and where nobody asked. */
  readonly total: number | null;
}

const columns: Readonly<Record<TaskOrder['key'], readonly string[]>> = {
  dueAt: ['t.due_at', 't.id'],
  updatedAt: ['t.updated_at', 't.id'],
  unit: ['t.unit', 't.due_at', 't.id'],
  clause: ['t.clause', 't.due_at', 't.id'],
};

/** Kinds of the values a place of an order has. */
export const placeKinds: Readonly<Record<TaskOrder['key'], readonly ('number' | 'string')[]>> = {
  dueAt: ['number', 'string'],
  updatedAt: ['number', 'string'],
  unit: ['string', 'number', 'string'],
  clause: ['number', 'number', 'string'],
};

/** A page of the tasks a viewer may see, narrowed and in order; keyset, so that pages neither repeat nor skip. */
export async function listTasks(
  reading: Reading,
  viewer: Viewer,
  filters: TaskFilters,
  {
    order,
    after,
    limit,
    counted = false,
  }: {
    readonly order: TaskOrder;
    readonly after?: TaskPlace | undefined;
    readonly limit: number;
    /** Say how many there are in all, of a first page. */
    readonly counted?: boolean;
  },
): Promise<TaskPage> {
  const select = new Select();
  narrowTasks(select, viewer, await lookUp(reading.pool, filters));
  const by = columns[order.key];
  if (order.key === 'unit') {
    const span = unitSpanSql(select, reading.worldData.organisation, filters.paths ?? []);
    if (span !== null) select.where(span);
  }
  if (after !== undefined) {
    const values = after.map((value, i) => placeValue(by[i] ?? '', value));
    select.where(afterPlace(select, by, values, order.descending));
  }
  const found = await taskPage(reading, select, viewer, { ...order, by, limit: limit + 1, counted });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: await reading.views(page, viewer.now),
    next: last === undefined ? null : placeOf(last, order.key),
    total: counted ? totalOf(found) : null,
  };
}

function totalOf([first]: readonly PageRow[]): number | null {
  const total = first === undefined ? 0 : first.total;
  return total === null || total > mostCounted ? null : total;
}

function placeOf(row: TaskViewRow, key: TaskOrder['key']): TaskPlace {
  switch (key) {
    case 'dueAt':
      return [row.due_at.getTime(), row.id];
    case 'updatedAt':
      return [row.updated_at.getTime(), row.id];
    case 'unit':
      return [row.unit, row.due_at.getTime(), row.id];
    case 'clause':
      return [row.clause, row.due_at.getTime(), row.id];
  }
}

function placeValue(column: string, value: number | string): unknown {
  return column.endsWith('_at') && typeof value === 'number' ? new Date(value) : value;
}
