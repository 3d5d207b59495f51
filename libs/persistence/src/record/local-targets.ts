import { rollUpOf } from '@duban/lifecycle';
import type { Indicator, LocalTargets } from '@duban/lifecycle';
import type { Connection } from '../database/connection';
import { rows } from '../database/connection';

/** A figure of a task, with what was set for the task's own place. */
interface Row {
  readonly task_id: string;
  readonly position: number;
  readonly body: Indicator;
  readonly is_whole: boolean;
  readonly share: number | null;
}

/** The share that stands is the last one; null takes it away. What the Corps alone carries is the Corps' total. */
const text = `SELECT t.id AS task_id, i.position, i.body,
    t.territory = i.whole OR t.territory = 'BT' AND NOT EXISTS (
      SELECT 1 FROM terms m JOIN task o ON o.terms_id = m.id WHERE m.issue_id = i.issue_id AND m.clause = i.clause
        AND m.key = i.key AND o.path NOT LIKE '/BT/%') AS is_whole,
    (SELECT s.value FROM indicator_setting s WHERE s.indicator_id = i.id AND s.kind = 'target'
       AND s.territory = t.territory ORDER BY s.id DESC LIMIT 1) AS share
  FROM task t JOIN indicator i ON i.issue_id = t.issue_id AND i.clause = t.clause AND i.key = t.key
  WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id, i.position`;

/**
 * What the figures of tasks are judged by at the tasks' own places: the share that the 农办 set, else, of a total, nothing
 * anywhere but where the whole is owed; other figures as written. Tasks without figures have no entry.
 */
export async function localTargets(
  tx: Connection,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, LocalTargets>> {
  const found = new Map<string, (number | null | undefined)[]>();
  if (taskIds.length === 0) return found;
  for (const row of await rows<Row>(tx, { name: 'local-targets', text }, [taskIds])) {
    const its = found.get(row.task_id) ?? [];
    found.set(row.task_id, its);
    // Positions count from 1.
    its[row.position - 1] = targetOf(row);
  }
  return found;
}

function targetOf({ body, share, is_whole: isWhole }: Row): number | null | undefined {
  if (share !== null) return share;
  return rollUpOf(body).rule === 'sum' && !isWhole ? null : undefined;
}
