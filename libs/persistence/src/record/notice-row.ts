import type { Recipient, TaskEvent } from '@duban/lifecycle';
import { bulkInsert } from '../database/bulk';
import type { WorldData } from '../world/load-world';

/** What waits for a post's next digest. */
export const insertNotices = bulkInsert('notice', [
  { name: 'unit', type: 'text' },
  { name: 'post', type: 'text' },
  { name: 'task_id', type: 'uuid' },
  { name: 'docket_id', type: 'uuid' },
  { name: 'seq', type: 'integer' },
  { name: 'kind', type: 'text' },
  { name: 'at', type: 'timestamptz' },
]);

/** An event of a task and where the task then stood. */
export interface Told {
  readonly taskId: string;
  readonly docketId: string;
  readonly event: TaskEvent;
}

/** The rows of an event's notices, in the order of the columns, for those of the posts that exist. */
export function noticeValues(
  recipients: readonly Recipient[],
  { taskId, docketId, event }: Told,
  worldData: WorldData,
): readonly (readonly unknown[])[] {
  const at = new Date(event.at);
  return recipients
    .filter((recipient) => existsPost(recipient, worldData))
    .map(({ unit, post }) => [unit, post, taskId, docketId, event.seq, event.kind, at]);
}

/** The machine names posts by rule; a unit need not have them all (a village has its secretary alone). */
export function existsPost({ unit, post }: Recipient, { organisation }: WorldData): boolean {
  return organisation.unit(unit)?.posts.includes(post) === true;
}
