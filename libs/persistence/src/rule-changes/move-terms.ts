import { changeTerms, isOpen } from '@duban/lifecycle';
import type { Actor, TaskEvent, Terms, TermsChange } from '@duban/lifecycle';
import { sendBulk } from '../database/bulk';
import type { Connection, Ending } from '../database/connection';
import { Changes } from '../record/changes';
import { flush } from '../record/flush';
import { lockTasksOf } from '../record/lock';
import { openTasks } from '../record/open-tasks';
import type { RecordContext } from '../record/record-context';
import { rowOf } from '../record/row-of';
import type { TaskRow } from '../record/task-row';
import { insertTerms, termsValues } from '../record/terms-row';
import { rowsOf } from '../record/verify';
import type { WorkingTask } from '../record/working-task';
import { latestChildDays } from './child-days';
import type { TermsTarget } from './terms-target';

/** What one batch did. */
export interface Moved {
  readonly seen: number;
  readonly moved: number;
  readonly rearmed: readonly string[];
}

/** Columns that follow from the calendar alone, with nothing recorded. */
const derived = [
  ...(['due_at', 'accept_by', 'next_report_by', 'yellow_at', 'red_at', 'overdue_at', 'next_wake'] as const),
];

/** One batch, in the transaction: locks the dockets, changes their tasks' terms, and sends what is written. */
export async function moveTerms(
  context: RecordContext,
  tx: Connection,
  target: TermsTarget,
  { dockets, actor }: { readonly dockets: readonly string[]; readonly actor: Actor },
): Promise<Ending<Moved>> {
  const loaded = await lockTasksOf(tx, dockets, target);
  const { tasks, now } = await openTasks(context, tx, loaded);
  await target.prepare(
    tx,
    [...tasks.values()].map(({ issued }) => issued),
  );
  const ids = [...tasks.keys()];
  const [rows, children] = await Promise.all([rowsOf(tx, ids), latestChildDays(tx, ids)]);
  const changes = new Changes(context.worldData, now);
  const terms = new Map<string, readonly unknown[]>();
  let moved = 0;
  for (const [id, task] of tasks) {
    const found = target.changeOf(task.loaded, task.issued);
    const change = found === null ? null : { ...found, notBefore: children.get(id) ?? null };
    const events =
      change === null
        ? []
        : worthRecording(task, change, changeTerms(task.state, change, { actor, now }), rows);
    if (change !== null && events.length > 0) {
      moved += 1;
      terms.set(change.to.id, termsValues(change.to, task.issued.issueId, task.issued.dispatchId));
      put(changes, task, change.to, events);
    } else if (isStale(task, rows.get(id), changes)) changes.settle(task);
  }
  const writes: Promise<unknown>[] = [];
  if (terms.size > 0) writes.push(sendBulk(tx, insertTerms, [...terms.values()]));
  const sent = flush(tx, changes);
  return {
    commit: true,
    writes: [...writes, ...sent.writes],
    result: { seen: tasks.size, moved, rearmed: sent.rearmed },
  };
}

/** What was owed under the former terms comes first; the last event is the change. */
function put(changes: Changes, task: WorkingTask, to: Terms, events: readonly TaskEvent[]): void {
  changes.append(task, events.slice(0, -1));
  task.issued = { ...task.issued, terms: to };
  changes.append(task, events.slice(-1));
  changes.settle(task);
}

/**
 * A notice's change that the row shows already was recorded in an earlier look, whatever the former calendar would
 * say now: a change is recorded once.
 */
function worthRecording(
  task: WorkingTask,
  change: TermsChange,
  events: readonly TaskEvent[],
  rows: ReadonlyMap<string, TaskRow>,
): readonly TaskEvent[] {
  const last = events.at(-1);
  if (change.cause === 'template' || last?.kind !== 'terms-changed') return events;
  const { data } = last;
  const stored = rows.get(task.loaded.id);
  const shown =
    change.to.id === change.from.id &&
    data.acceptBy === task.state.acceptBy &&
    stored?.due_at.getTime() === endOfDayOf(data.dueDay);
  return shown ? [] : events;
}

const endOfDayOf = (day: string): number => Date.parse(`${day}T23:59:59+08:00`);

/** Whether a row's derived columns are not those of the calendar as it is; of closed tasks too. */
function isStale(task: WorkingTask, row: TaskRow | undefined, { worldData, now }: Changes): boolean {
  if (row === undefined) return false;
  const { loaded, issued, state, hash } = task;
  const right = rowOf(
    { fixed: loaded, terms: issued.terms, state, hash, updatedAt: loaded.updated_at },
    worldData,
    now,
  );
  const same = (a: unknown, b: unknown): boolean => {
    const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : (value ?? null));
    return plain(a) === plain(b);
  };
  const names = isOpen(state.status) ? derived : (['due_at'] as const);
  return names.some((name) => !same(row[name], right[name]));
}
