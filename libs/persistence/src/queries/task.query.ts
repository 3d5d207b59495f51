import type { Instant } from '@duban/calendar';
import type { TaskTraits } from '@duban/contracts';
import type { TaskEvent } from '@duban/lifecycle';
import type { Statement } from '../database/connection';
import { rows } from '../database/connection';
import type { IssuedTerms } from '../record/issued-terms';
import { taskViewColumns } from '../views/task-view';
import type { TaskViewRow } from '../views/task-view';
import { objectionOf } from '../record/working-task';
import { termsOf } from './reading';
import type { Reading } from './reading';

/** A task's row with its terms, and what decides who may see it. */
export interface FoundTask {
  readonly row: TaskViewRow;
  readonly issued: IssuedTerms;
  readonly traits: TaskTraits;
}

const find: Statement = {
  name: 'find-task',
  text: `SELECT ${taskViewColumns}, t.path, t.unit_type FROM task t WHERE t.id = ANY ($1::uuid[])`,
};

type Found = TaskViewRow & { readonly path: string; readonly unit_type: string };

/** Tasks by id, whoever may see them; those that do not exist are left out. */
export async function findTasks(
  reading: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundTask>> {
  const found = await rows<Found>(reading.pool, find, [ids]);
  const terms = await reading.terms(found);
  return new Map(
    found.map((row) => [row.id, { row, issued: termsOf(terms, row), traits: traitsOf(row) }] as const),
  );
}

/** One task by id, null where there is none. */
export async function findTask(reading: Reading, id: string): Promise<FoundTask | null> {
  return (await findTasks(reading, [id])).get(id) ?? null;
}

function traitsOf(row: Found): TaskTraits {
  const { unit, support, supervisor, relays, path, sensitive } = row;
  return {
    ...{ unit, unitType: row.unit_type, support, supervisor, relays, path, sensitive },
    parentUnit: row.parent_unit,
    obstacleHeldBy: row.state.obstacle?.heldBy ?? null,
    objection: objectionOf(row.state),
  };
}

/** An event with when it was recorded and its hash, in hex. */
export interface RecordedEvent {
  readonly event: TaskEvent;
  readonly recordedAt: Instant;
  readonly hash: string;
}

interface EventRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly recorded_at: Date;
  readonly actor: unknown;
  readonly data: unknown;
  readonly hash: Buffer;
}

const history: Statement = {
  name: 'task-events',
  text: 'SELECT seq, kind, at, recorded_at, actor, data, hash FROM task_event WHERE task_id = $1 ORDER BY seq',
};

/** The whole history of a task, in order. */
export async function taskEvents(reading: Reading, id: string): Promise<readonly RecordedEvent[]> {
  const found = await rows<EventRow>(reading.pool, history, [id]);
  return found.map(({ seq, kind, at, recorded_at, actor, data, hash }) => ({
    event: { seq, kind, at: at.getTime(), actor, data } as TaskEvent,
    recordedAt: recorded_at.getTime(),
    hash: hash.toString('hex'),
  }));
}
