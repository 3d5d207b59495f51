import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import { isUuid } from '../ids/uuid-v5';
import type { PersonActor, PersonCommand } from './act';

const look: Statement = {
  name: 'find-attachments',
  text: `SELECT a.id, a.uploaded_by, array_agg(u.task_id) FILTER (WHERE u.task_id IS NOT NULL) AS tasks,
           ARRAY(SELECT p.unit FROM account_post p WHERE p.username = a.uploaded_by) AS units
         FROM attachment a LEFT JOIN attachment_use u ON u.attachment_id = a.id
         WHERE a.id = ANY ($1::uuid[]) GROUP BY a.id`,
};

interface Uploaded {
  readonly id: string;
  readonly uploaded_by: string;
  /** Those of the uploader's posts. */
  readonly units: readonly string[];
  readonly tasks: readonly string[] | null;
}

/** Who names attachments: a person in a post of a unit. */
export type EvidenceActor = Pick<PersonActor, 'unit' | 'username'>;

/**
 * Which attachments a person may name in an act on a task: their own uploads, those of colleagues of the unit they act for
 * (an officer gathers what the head hands in), and what the task already has.
 */
export type EvidenceCheck = (
  taskId: string,
  actor: EvidenceActor,
  ids: readonly string[],
) => readonly string[];

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
  if (named.length === 0) return (_task, _actor, ids) => ids;
  const found = await rows<Uploaded>(tx, look, [named]);
  const known = new Map(found.map((row) => [row.id, row]));
  return (task, { username, unit }, ids) =>
    ids.filter((id) => {
      const row = known.get(id.toLowerCase());
      if (row === undefined) return true;
      return row.uploaded_by !== username && !row.units.includes(unit) && row.tasks?.includes(task) !== true;
    });
}
