import type { TaskEvent } from '@duban/lifecycle';
import { bulkInsert } from '../database/bulk';

const columns = [
  { name: 'task_id', type: 'uuid' },
  { name: 'seq', type: 'integer' },
  { name: 'kind', type: 'text' },
  { name: 'at', type: 'timestamptz' },
  { name: 'recorded_at', type: 'timestamptz' },
  { name: 'actor', type: 'jsonb' },
  { name: 'data', type: 'jsonb' },
  { name: 'hash', type: 'bytea' },
];

/** New events of tasks under lock: a number that is taken already is a fault, and fails the transaction. */
export const appendEvents = bulkInsert('task_event', columns);

/** An event's row, in the order of the columns. */
export function eventValues(
  taskId: string,
  event: TaskEvent,
  recorded: Date,
  hash: Buffer,
): readonly unknown[] {
  const { seq, kind, at, actor, data } = event;
  return [taskId, seq, kind, new Date(at), recorded, JSON.stringify(actor), JSON.stringify(data), hash];
}
