import type { ProposalDraft, TaskState } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import { bulkInsert } from '../database/bulk';
import { uuidV5 } from '../ids/uuid-v5';
import type { WorldData } from '../world/load-world';

/** New slips; the event that gave the reason gives it once. */
export const insertProposals = bulkInsert(
  'proposal',
  [
    { name: 'id', type: 'uuid' },
    { name: 'kind', type: 'text' },
    { name: 'task_id', type: 'uuid' },
    { name: 'seq', type: 'integer' },
    { name: 'at', type: 'timestamptz' },
    { name: 'unit', type: 'text' },
    { name: 'decider', type: 'text' },
    { name: 'decider_path', type: 'text' },
    { name: 'due_on', type: 'date' },
    { name: 'late_days', type: 'integer' },
    { name: 'state', type: 'text' },
  ],
  'ON CONFLICT DO NOTHING',
);

/** A draft's row, in the order of the columns. */
export function proposalValues(
  taskId: string,
  seq: number,
  { kind, decider, at, lateWorkingDays }: ProposalDraft,
  { unit, dueOn }: TaskState,
  worldData: WorldData,
): readonly unknown[] {
  const id = uuidV5('proposal', taskId, String(seq));
  const path = worldData.path(splitUnit(decider)[0]);
  return [id, kind, taskId, seq, new Date(at), unit, decider, path, dueOn, lateWorkingDays, 'pending'];
}
