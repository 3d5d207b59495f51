import type { Instant } from '@duban/calendar';
import { lightOf } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Fault } from '../audit/fault';
import { poolOf } from '../database/connection';
import type { Connection } from '../database/connection';
import { canonicalJson } from '../ids/canonical-json';
import { isOverdueAt, lightAt } from '../views/light';
import type { WorldData } from '../world/load-world';
import { foldHistory, historiesOf, namedTerms } from './history';
import type { Folded } from './history';
import type { RecordContext } from './record-context';
import { rowOf } from './row-of';
import { taskRowColumns } from './task-row';
import type { TaskRow } from './task-row';

/** Columns that follow from the events alone, whatever the time. */
const lasting = [
  ...([
    'docket_id',
    'terms_id',
    'clause',
    'key',
    'sensitive',
    'unit',
    'unit_type',
    'support',
    'supervisor',
  ] as const),
  ...([
    'relays',
    'territory',
    'path',
    'level',
    'status',
    'due_on',
    'due_at',
    'original_due_on',
    'accept_by',
  ] as const),
  ...(['obstacle_held_by', 'obstacle_since', 'obstacle_cause', 'objection_reviewer', 'parent_id'] as const),
  ...(['progress', 'forecast', 'escalation_level', 'version', 'created_at', 'updated_at'] as const),
];

/** Whole rows of tasks, by id. */
export async function rowsOf(
  at: Connection | Pool,
  taskIds: readonly string[],
): Promise<Map<string, TaskRow>> {
  const found = await at.query<TaskRow>(`SELECT ${taskRowColumns} FROM task WHERE id = ANY ($1::uuid[])`, [
    taskIds,
  ]);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Chains, numbers and rows of the tasks against their events; ids without rows are looked for in the events too. */
export async function verifyTasks(
  context: RecordContext,
  taskIds: readonly string[],
): Promise<readonly Fault[]> {
  const { ds, worldData, businessNow, terms } = context;
  const pool = poolOf(ds);
  const found = await rowsOf(pool, taskIds);
  const histories = await historiesOf(pool, taskIds);
  const issued = await terms.get(pool, namedTerms(histories));
  const now = businessNow();
  return taskIds.flatMap((subject): Fault[] => {
    const row = found.get(subject);
    const history = histories.get(subject) ?? [];
    if (row === undefined) return history.length > 0 ? [{ code: 'read-model-differs', subject }] : [];
    const folded = foldHistory(subject, history, (id) => issued.get(id));
    if (!folded.ok) return [{ code: folded.code, subject }];
    return isFold(row, folded, { worldData, now }) ? [] : [{ code: 'read-model-differs', subject }];
  });
}

/** Whether a row says what the fold of its events says at an instant. */
export function isFold(
  row: TaskRow,
  folded: Extract<Folded, { ok: true }>,
  { worldData, now }: { readonly worldData: WorldData; readonly now: Instant },
): boolean {
  const { state, hash, recordedFirst, recordedLast, parentId } = folded;
  const { terms } = folded.issued;
  const fixed = { ...row, created_at: recordedFirst, parent_id: parentId };
  const right = rowOf({ fixed, terms, state, hash, updatedAt: recordedLast }, worldData, now);
  const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
  return (
    lasting.every((name) => same(row[name], right[name])) &&
    row.last_hash.equals(hash) &&
    same(row.state, state) &&
    lightAt(row, now) === lightOf(state, terms, now, worldData.world) &&
    isOverdueAt(row, now) === isOverdueAt(right, now) &&
    wakesAlike(row.next_wake, right.next_wake, now)
  );
}

/** A wake that is due and was not done yet says nothing of what comes after it. */
function wakesAlike(stored: Date | null, right: Date | null, now: Instant): boolean {
  if (stored !== null && stored.getTime() <= now) return true;
  return stored?.getTime() === right?.getTime();
}
