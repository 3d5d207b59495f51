import type { Instant } from '@duban/calendar';
import { schedule, workingDaysLate } from '@duban/lifecycle';
import type { Recipient, ScheduleItem } from '@duban/lifecycle';
import type { Statement } from '../database/connection';
import { rows } from '../database/connection';
import { taskView } from '../views/task-view';
import type { TaskView, TaskViewRow } from '../views/task-view';
import { termsOf } from './reading';
import type { Reading } from './reading';
import { afterPlace, Select } from './select';
import { lookUp, narrowTasks } from './task-filters';
import type { TaskFilters, Viewer } from './task-filters';
import { taskPage } from './task-page.sql';

/** Somebody who was told that a task is overdue. */
export interface Told extends Recipient {
  readonly at: Instant;
  /** Position of the ladder. */
  readonly level: number;
}

/** A task that is overdue: how late, in whose hands, who was told and when, and what comes next. */
export interface OverdueTask {
  readonly task: TaskView;
  readonly lateWorkingDays: number;
  readonly heldBy: string;
  readonly told: readonly Told[];
  readonly next: ScheduleItem | null;
}

export interface OverduePage {
  readonly items: readonly OverdueTask[];
  readonly next: readonly [dueAt: number, id: string] | null;
}

/** Whose clock runs elsewhere than with the lead unit: what is submitted or handed back waits for the supervising one. */
const withSupervisor = new Set(['submitted', 'declined', 'suspended']);

/** The overdue tasks a viewer may see, the longest due first. */
export async function listOverdue(
  reading: Reading,
  viewer: Viewer,
  filters: TaskFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<OverduePage> {
  const select = new Select();
  narrowTasks(select, viewer, { ...(await lookUp(reading.pool, filters)), overdue: true });
  const by = ['t.due_at', 't.id'];
  if (after !== undefined) {
    const [dueAt, id] = after;
    select.where(afterPlace(select, by, [new Date(Number(dueAt)), id], false));
  }
  const found = await taskPage(reading, select, viewer, { by, descending: false, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: await withLadder(reading, page, viewer.now),
    next: last === undefined ? null : [last.due_at.getTime(), last.id],
  };
}

async function withLadder(
  reading: Reading,
  page: readonly TaskViewRow[],
  now: Instant,
): Promise<OverdueTask[]> {
  const terms = await reading.terms(page);
  const told = await whoWasTold(reading, page);
  const { world } = reading.worldData;
  return page.map((row) => {
    const issued = termsOf(terms, row);
    return {
      task: taskView(row, issued, now, world),
      lateWorkingDays: workingDaysLate(row.state, issued.terms, now, world),
      heldBy: withSupervisor.has(row.status) ? row.supervisor : row.unit,
      told: told.get(row.id) ?? [],
      next: schedule(row.state, issued.terms, now, world)[0] ?? null,
    };
  });
}

/** Steps taken against the present due day: none from before it was put off or the task reopened. */
const steps: Statement = {
  name: 'overdue-steps',
  text: `SELECT e.task_id, e.at, e.data FROM task_event e
         WHERE e.task_id = ANY ($1::uuid[]) AND e.kind = 'escalated' AND e.seq > coalesce((
           SELECT max(r.seq) FROM task_event r WHERE r.task_id = e.task_id
             AND (r.kind = 'reopened' OR r.kind = 'extension-decided' AND r.data ->> 'granted' = 'true')), 0)
         ORDER BY e.task_id, e.seq`,
};

interface StepRow {
  readonly task_id: string;
  readonly at: Date;
  readonly data: { readonly level: number; readonly recipients: readonly Recipient[] };
}

async function whoWasTold(
  reading: Reading,
  page: readonly TaskViewRow[],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const found = await rows<StepRow>(reading.pool, steps, [page.map((row) => row.id)]);
  const told = new Map<string, Told[]>();
  for (const { task_id, at, data } of found) {
    const all = told.get(task_id) ?? [];
    all.push(...data.recipients.map((who) => ({ ...who, at: at.getTime(), level: data.level })));
    told.set(task_id, all);
  }
  return told;
}
