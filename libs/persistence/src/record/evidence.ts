import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import { isUuid } from '../ids/uuid-v5';
import type { PersonCommand } from './act';

const look: Statement = {
  name: 'find-attachments',
  text: `SELECT a.id, a.uploaded_by, array_agg(u.task_id) FILTER (WHERE u.task_id IS NOT NULL) AS tasks
         FROM attachment a LEFT JOIN attachment_use u ON u.attachment_id = a.id
         WHERE a.id = ANY ($1::uuid[]) GROUP BY a.id`,
};

/** Which attachments a person may name in an act on a task: their own uploads, and what the task already has. */
export type EvidenceCheck = (taskId: string, username: string, ids: readonly string[]) => readonly string[];

/** Attachments a command names. */
export function namedEvidence(command: PersonCommand): readonly string[] {
  return 'evidence' in command ? (command.evidence ?? []) : [];
}

/** Looks all named attachments up at once; the check then answers with those that may not be named. */
export async function evidenceCheck(
  tx: Connection,
  commands: readonly PersonCommand[],
): Promise<EvidenceCheck> {
  const named = commands.flatMap(namedEvidence).filter(isUuid);
  if (named.length === 0) return (_task, _username, ids) => ids;
  const found = await rows<{ id: string; uploaded_by: string; tasks: readonly string[] | null }>(tx, look, [
    named,
  ]);
  const known = new Map(found.map((row) => [row.id, row]));
  return (task, username, ids) =>
    ids.filter((id) => {
      const row = known.get(id.toLowerCase());
      return row === undefined || (row.uploaded_by !== username && row.tasks?.includes(task) !== true);
    });
}
