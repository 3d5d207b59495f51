import type { Family } from '@duban/lifecycle';
import { isOpen } from '@duban/lifecycle';
import type { Connection } from '../database/connection';
import { RowMoved } from '../database/moment-fault';
import { isUuid } from '../ids/uuid-v5';
import type { NamedAct } from './act-transaction';
import type { LoadedTask } from './loaded-task';
import type { WorkingTask } from './working-task';

/** Acts that must not pass their parent by: they take a child up again, or move its day. */
const withParent: ReadonlySet<string> = new Set([
  'request-extension',
  'decide-extension',
  'reopen',
  'resume',
  'decide-objection',
]);

/** Acts that close what was divided from a task with it. */
const withChildren: ReadonlySet<string> = new Set(['terminate', 'cancel']);

/** What must be locked beside the tasks that acts name. */
export interface Kin {
  /** Open tasks below those that are closed with all below them. */
  readonly below: readonly string[];
  /** The dockets of parents. */
  readonly dockets: readonly string[];
}

const idsOf = (acts: readonly NamedAct[], kinds: ReadonlySet<string>): string[] =>
  acts
    .filter(({ taskId, command }) => kinds.has(command.act) && isUuid(taskId))
    .map(({ taskId }) => taskId.toLowerCase());

/** Looks up, before anything is locked, the parents and descendants that the acts concern. */
export async function kinOf(tx: Connection, acts: readonly NamedAct[]): Promise<Kin> {
  const ids = idsOf(acts, withParent);
  const dockets =
    ids.length === 0
      ? []
      : (
          await tx.query<{ docket_id: string }>({
            name: 'dockets-of-parents',
            text: `SELECT p.docket_id FROM task t JOIN task p ON p.id = t.parent_id WHERE t.id = ANY ($1::uuid[])`,
            values: [ids],
          })
        ).rows.map((row) => row.docket_id);
  return { below: await openBelow(tx, idsOf(acts, withChildren)), dockets };
}

async function openBelow(tx: Connection, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const found = await tx.query<{ id: string }>({
    name: 'tasks-below',
    text: `WITH RECURSIVE below AS (
             SELECT id, status FROM task WHERE parent_id = ANY ($1::uuid[])
             UNION SELECT k.id, k.status FROM task k JOIN below ON k.parent_id = below.id)
           SELECT id FROM below WHERE status <> ALL (ARRAY['completed', 'terminated', 'cancelled']) ORDER BY id`,
    values: [ids],
  });
  return found.rows.map(({ id }) => id);
}

/**
 * Makes sure, once all is locked, that nothing was divided and no parent handed on while the locks were waited for.
 * Throws RowMoved where something was: the transaction begins again.
 */
export async function holdKin(
  tx: Connection,
  acts: readonly NamedAct[],
  kin: Kin,
  loaded: readonly LoadedTask[],
): Promise<void> {
  const children = new Set(idsOf(acts, withParent));
  const free = loaded.some(
    ({ id, parent_docket: docket }) => children.has(id) && docket !== null && !kin.dockets.includes(docket),
  );
  const held = new Set(loaded.map(({ id }) => id));
  const below = await openBelow(tx, idsOf(acts, withChildren));
  if (free || below.some((id) => !held.has(id))) throw new RowMoved('A task’s parent or children moved.');
}

/** A task's parent and children as they stand in the transaction: as loaded, with what was done to them since. */
export function familyOf(task: WorkingTask, tasks: ReadonlyMap<string, WorkingTask>): Family {
  const { loaded } = task;
  let openChildren = loaded.open_children;
  for (const other of tasks.values()) {
    if (other.loaded.parent_id !== loaded.id) continue;
    openChildren += Number(isOpen(other.state.status)) - Number(isOpen(other.loaded.state.status));
  }
  return { parent: parentOf(loaded, tasks), openChildren };
}

function parentOf(loaded: LoadedTask, tasks: ReadonlyMap<string, WorkingTask>): Family['parent'] {
  if (loaded.parent_id === null) return null;
  const working = tasks.get(loaded.parent_id)?.state;
  const status = working?.status ?? loaded.parent_status;
  const dueOn = working?.dueOn ?? loaded.parent_due_on;
  return status === null || dueOn === null ? null : { dueOn, isOpen: isOpen(status) };
}

/** The open tasks divided from one, and from those, the lowest first. */
export function openBelowIn(
  task: WorkingTask,
  tasks: ReadonlyMap<string, WorkingTask>,
): readonly WorkingTask[] {
  return [...tasks.values()]
    .filter((other) => other.loaded.parent_id === task.loaded.id)
    .flatMap((child) => [...openBelowIn(child, tasks), ...(isOpen(child.state.status) ? [child] : [])]);
}
