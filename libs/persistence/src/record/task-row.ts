import type { Day } from '@duban/calendar';
import type { Forecast, TaskState, TaskStatus } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';
import type { BulkColumn } from '../database/bulk';
import { textArray } from '../database/array-literal';
import { bulkInsert, bulkUpdate } from '../database/bulk';

/** A row of the table `task`, by the names of its columns. */
export interface TaskRow {
  readonly id: string;
  readonly docket_id: string;
  readonly terms_id: string;
  readonly issue_id: string;
  readonly document_id: string;
  readonly parent_id: string | null;
  readonly clause: number;
  readonly key: string;
  readonly sensitive: boolean;
  readonly unit: string;
  readonly unit_type: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly territory: string;
  readonly path: string;
  readonly level: Level;
  readonly status: TaskStatus;
  readonly due_on: Day;
  readonly due_at: Date;
  readonly original_due_on: Day;
  readonly accept_by: Day | null;
  readonly next_report_by: Day | null;
  readonly progress: number | null;
  readonly forecast: Forecast | null;
  readonly obstacle_held_by: string | null;
  readonly obstacle_since: Date | null;
  readonly obstacle_cause: string | null;
  readonly objection_reviewer: string | null;
  readonly yellow_at: Date | null;
  readonly red_at: Date | null;
  readonly overdue_at: Date | null;
  readonly escalation_level: number;
  readonly next_wake: Date | null;
  readonly version: number;
  readonly last_hash: Buffer;
  readonly state: TaskState;
  readonly created_at: Date;
  readonly updated_at: Date;
}

type ColumnName = keyof TaskRow;

const types: Readonly<Record<ColumnName, string>> = {
  id: 'uuid',
  docket_id: 'uuid',
  terms_id: 'uuid',
  issue_id: 'uuid',
  document_id: 'uuid',
  parent_id: 'uuid',
  clause: 'integer',
  key: 'text',
  sensitive: 'boolean',
  unit: 'text',
  unit_type: 'text',
  support: 'text[]',
  supervisor: 'text',
  relays: 'text[]',
  territory: 'text',
  path: 'text',
  level: 'text',
  status: 'text',
  due_on: 'date',
  due_at: 'timestamptz',
  original_due_on: 'date',
  accept_by: 'date',
  next_report_by: 'date',
  progress: 'double precision',
  forecast: 'text',
  obstacle_held_by: 'text',
  obstacle_since: 'timestamptz',
  obstacle_cause: 'text',
  objection_reviewer: 'text',
  yellow_at: 'timestamptz',
  red_at: 'timestamptz',
  overdue_at: 'timestamptz',
  escalation_level: 'integer',
  next_wake: 'timestamptz',
  version: 'integer',
  last_hash: 'bytea',
  state: 'jsonb',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

/** Fixed when the task is assigned; everything else follows its events. */
const fixed = new Set<ColumnName>(['issue_id', 'document_id', 'parent_id', 'clause', 'key', 'created_at']);

const all = Object.keys(types) as ColumnName[];
const moving = all.filter((name) => !fixed.has(name));
const columns = (names: readonly ColumnName[]): BulkColumn[] =>
  names.map((name) => ({ name, type: types[name] }));

/** Every column, for a SELECT of whole rows. */
export const taskRowColumns = all.join(', ');

/** New tasks; those that exist are left as they are, and not returned. */
export const insertTasks = bulkInsert('task', columns(all), 'ON CONFLICT DO NOTHING RETURNING id');

/** What events move. */
export const updateTasks = bulkUpdate('task', columns(moving));

export const insertValues = (row: TaskRow): unknown[] => all.map((name) => toSql(row, name));
export const updateValues = (row: TaskRow): unknown[] => moving.map((name) => toSql(row, name));

function toSql(row: TaskRow, name: ColumnName): unknown {
  if (name === 'state') return JSON.stringify(row.state);
  if (name === 'support' || name === 'relays') return textArray(row[name]);
  return row[name];
}
