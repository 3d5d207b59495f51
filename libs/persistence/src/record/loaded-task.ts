import type { Day } from '@duban/calendar';
import type { TaskState, TaskStatus } from '@duban/lifecycle';

/** A task's row as it is read to be written, with what is needed of its docket, clock and parent. */
export interface LoadedTask {
  readonly id: string;
  readonly docket_id: string;
  readonly terms_id: string;
  readonly issue_id: string;
  readonly document_id: string;
  readonly parent_id: string | null;
  readonly parent_unit: string | null;
  readonly parent_docket: string | null;
  readonly parent_status: TaskStatus | null;
  readonly parent_due_on: Day | null;
  /** Of the tasks divided from it, those that are open. */
  readonly open_children: number;
  readonly clause: number;
  readonly key: string;
  readonly sensitive: boolean;
  readonly version: number;
  readonly last_hash: Buffer;
  readonly state: TaskState;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly clock_id: string;
  /** The docket's last instant. */
  readonly last_at: Date | null;
  readonly armed_for: Date | null;
}

/** What `lock.ts` selects, up to its WHERE. */
export const loadedColumns = `t.id, t.docket_id, t.terms_id, t.issue_id, t.document_id, t.parent_id,
  p.unit AS parent_unit, p.docket_id AS parent_docket, p.status AS parent_status, p.due_on AS parent_due_on,
  (SELECT count(*)::integer FROM task k WHERE k.parent_id = t.id AND k.status <> ALL (ARRAY['completed', 'terminated', 'cancelled']))
    AS open_children, t.clause, t.key, t.sensitive, t.version, t.last_hash, t.state, t.created_at, t.updated_at,
  d.clock_id, d.last_at, c.armed_for
  FROM task t JOIN docket d ON d.id = t.docket_id JOIN clock c ON c.id = d.clock_id
  LEFT JOIN task p ON p.id = t.parent_id`;
