import type { Day } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { Visibility } from '@duban/contracts';
import { openStatuses } from '@duban/lifecycle';
import { lightSql, overdueSql } from '../views/light';
import { taskViewColumns } from '../views/task-view';
import type { TaskView, TaskViewRow } from '../views/task-view';
import type { Reading } from './reading';
import { afterPlace, Select } from './select';
import type { Viewer } from './task-filters';
import { visibleSql } from './visible.sql';

/** How many of a docket's tasks stand how. */
export interface DocketTally {
  readonly total: number;
  readonly open: number;
  readonly assigned: number;
  readonly overdue: number;
  readonly yellow: number;
  readonly red: number;
  readonly completed: number;
}

/** A unit's list from one document, with what it owes next (of its open tasks). */
export interface DocketView {
  readonly id: string;
  readonly unit: string;
  readonly territory: string;
  readonly level: Level;
  readonly document: { readonly id: string; readonly title: string | null; readonly number: string | null };
  readonly planYear: number;
  readonly tasks: DocketTally;
  readonly acceptBy: Day | null;
  readonly nextReportBy: Day | null;
  readonly nextDueOn: Day | null;
  readonly updatedAt: Date;
}

export interface DocketFilters {
  readonly id?: string | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly territories?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
}

export interface DocketPage {
  readonly items: readonly DocketView[];
  readonly next: readonly [unit: string, id: string] | null;
}

interface DocketRow extends DocketTally {
  readonly id: string;
  readonly unit: string;
  readonly territory: string;
  readonly level: Level;
  readonly updated_at: Date;
  readonly plan_year: number;
  readonly document_id: string;
  readonly title: string | null;
  readonly number: string | null;
  readonly accept_by: Day | null;
  readonly next_report_by: Day | null;
  readonly next_due_on: Day | null;
}

/** Dockets with tasks the viewer may see, by unit; the tally counts those tasks alone. */
export async function listDockets(
  reading: Reading,
  { visibility, now }: Viewer,
  filters: DocketFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<DocketPage> {
  const select = new Select();
  const at = `${select.param(new Date(now))}::timestamptz`;
  const open = `t.status = ANY (${select.param(openStatuses)}::text[])`;
  const visible = visibleSql(select, visibility, 't');
  select.where(`EXISTS (SELECT 1 FROM task t WHERE t.docket_id = d.id AND (${visible}))`);
  filterDockets(select, filters);
  if (after !== undefined) select.where(afterPlace(select, ['d.unit', 'd.id'], after, false));
  const found = await select.run<DocketRow>(
    reading.pool,
    `SELECT p.*, o.title, o.number, s.* FROM (
       SELECT d.id, d.unit, d.territory, d.level, d.updated_at, i.plan_year, i.document_id
       FROM docket d JOIN issue i ON i.id = d.issue_id ${select.whereText}
       ORDER BY d.unit, d.id LIMIT ${select.param(limit + 1)}) AS p
     JOIN document o ON o.id = p.document_id
     CROSS JOIN LATERAL (SELECT count(*) AS total, count(*) FILTER (WHERE ${open}) AS open,
         count(*) FILTER (WHERE t.status = 'assigned') AS assigned,
         count(*) FILTER (WHERE t.status = 'completed') AS completed,
         count(*) FILTER (WHERE ${overdueSql('t', at)}) AS overdue,
         count(*) FILTER (WHERE ${lightSql('t', at)} = 'yellow') AS yellow,
         count(*) FILTER (WHERE ${lightSql('t', at)} = 'red') AS red,
         min(t.accept_by) FILTER (WHERE t.status = 'assigned') AS accept_by,
         min(t.next_report_by) FILTER (WHERE ${open}) AS next_report_by,
         min(t.due_on) FILTER (WHERE ${open}) AS next_due_on
       FROM task t WHERE t.docket_id = p.id AND (${visible})) AS s
     ORDER BY p.unit, p.id`,
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { items: page.map(viewOf), next: last === undefined ? null : [last.unit, last.id] };
}

function filterDockets(select: Select, { id, unit, territories, document }: DocketFilters): void {
  if (id !== undefined) select.where(`d.id = ${select.param(id)}`);
  if (unit !== undefined) select.where(`d.unit = ANY (${select.param(unit)}::text[])`);
  if (territories !== undefined) select.where(`d.territory = ANY (${select.param(territories)}::text[])`);
  if (document !== undefined) select.where(`i.document_id = ANY (${select.param(document)}::uuid[])`);
}

function viewOf(row: DocketRow): DocketView {
  const { total, open, assigned, overdue, yellow, red, completed } = row;
  return {
    id: row.id,
    unit: row.unit,
    territory: row.territory,
    level: row.level,
    document: { id: row.document_id, title: row.title, number: row.number },
    planYear: row.plan_year,
    tasks: { total, open, assigned, overdue, yellow, red, completed },
    acceptBy: row.accept_by,
    nextReportBy: row.next_report_by,
    nextDueOn: row.next_due_on,
    updatedAt: row.updated_at,
  };
}

/** The tasks of a docket that a viewer may see, by clause and due day. */
export async function docketTasks(
  reading: Reading,
  { visibility, now }: { readonly visibility: Visibility; readonly now: number },
  docketId: string,
): Promise<readonly TaskView[]> {
  const select = new Select();
  select.where(`t.docket_id = ${select.param(docketId)}`).where(visibleSql(select, visibility, 't'));
  const found = await select.run<TaskViewRow>(
    reading.pool,
    `SELECT ${taskViewColumns} FROM task t ${select.whereText} ORDER BY t.clause, t.due_at, t.key, t.id`,
  );
  return reading.views(found, now);
}
