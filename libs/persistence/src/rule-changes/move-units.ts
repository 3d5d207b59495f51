import { openStatuses, succeed } from '@duban/lifecycle';
import type { Actor, Successor } from '@duban/lifecycle';
import type { Organisation } from '@duban/organisation';
import type { Pool } from 'pg';
import type { Connection, Ending } from '../database/connection';
import { docketId } from '../ids/record-ids';
import { Changes } from '../record/changes';
import { flush } from '../record/flush';
import { lockTasksOf } from '../record/lock';
import { openTasks } from '../record/open-tasks';
import { placeDocket } from '../record/place-docket';
import type { RecordContext } from '../record/record-context';
import type { WorkingTask } from '../record/working-task';
import type { Moved } from './move-terms';

/** A unit whose work another takes over. */
export interface UnitSuccession {
  readonly former: string;
  readonly successor: string;
  /** The decision it rests on. */
  readonly basis: string;
}

/** Open tasks that the former unit leads, supports or relays, or an obstacle of which it holds. */
const concerned = `status = ANY ($2::text[]) AND (unit = $1 OR $1 = ANY (support) OR $1 = ANY (relays)
  OR state -> 'obstacle' ->> 'heldBy' = $1)`;

/** The next dockets after one, by id, that have such tasks. */
export async function docketsOf(
  at: Connection | Pool,
  { former }: UnitSuccession,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await at.query<{ docket_id: string }>({
    name: 'dockets-of-unit',
    text: `SELECT DISTINCT docket_id FROM task
           WHERE ${concerned} AND ($3::uuid IS NULL OR docket_id > $3) ORDER BY 1 LIMIT $4`,
    values: [former, [...openStatuses], after, limit],
  });
  return found.rows.map(({ docket_id: id }) => id);
}

/**
 * One batch, in the transaction: locks the dockets and those of the successor, and puts the successor in the former
 * unit's place in every open task. A task that has none of the former unit is left as it is, however often it is seen.
 */
export async function moveUnits(
  context: RecordContext,
  tx: Connection,
  succession: UnitSuccession,
  { dockets, actor }: { readonly dockets: readonly string[]; readonly actor: Actor },
): Promise<Ending<Moved>> {
  const { worldData } = context;
  const targets = await successorDockets(context, tx, succession, dockets);
  const loaded = await lockTasksOf(tx, [...new Set([...dockets, ...targets])].sort(), {
    clauses: null,
    statuses: openStatuses,
  });
  const { tasks, now } = await openTasks(context, tx, loaded);
  const changes = new Changes(worldData, now);
  let seen = 0;
  let moved = 0;
  for (const task of tasks.values()) {
    if (dockets.includes(task.loaded.docket_id)) seen += 1;
    const to = successorOf(task, succession, worldData.organisation);
    const { terms } = task.issued;
    const events = succeed(task.state, terms, to, { actor, now, world: worldData.world });
    if (events.length === 0) continue;
    moved += 1;
    changes.append(task, events);
    changes.settle(task);
  }
  const { writes, rearmed } = flush(tx, changes);
  return { commit: true, writes, result: { seen, moved, rearmed } };
}

/** The successor's dockets in the issues of these, made where they are missing. */
async function successorDockets(
  { worldData }: RecordContext,
  tx: Connection,
  { former, successor }: UnitSuccession,
  dockets: readonly string[],
): Promise<readonly string[]> {
  const found = await tx.query<{ issue_id: string }>(
    'SELECT DISTINCT issue_id FROM docket WHERE id = ANY ($1::uuid[]) AND unit = $2 ORDER BY 1',
    [dockets, former],
  );
  const targets: string[] = [];
  for (const { issue_id: issue } of found.rows) {
    const docket = await placeDocket(tx, worldData, issue, successor);
    if (docket !== null) targets.push(docket);
  }
  return targets;
}

/** Where the task stands once the successor is in the former unit's place; nothing twice, and no lead unit beside itself. */
function successorOf(
  { state, loaded }: WorkingTask,
  { former, successor, basis }: UnitSuccession,
  organisation: Organisation,
): Successor {
  const leads = state.unit === former;
  const unit = leads ? successor : state.unit;
  const replaced = (units: readonly string[]): readonly string[] =>
    units.includes(former) || leads
      ? [...new Set(units.map((one) => (one === former ? successor : one)))].filter((one) => one !== unit)
      : units;
  return {
    docketId: leads ? docketId(loaded.issue_id, successor) : state.docketId,
    unit,
    support: replaced(state.support),
    supervisor: leads ? organisation.supervisorOf(successor) : state.supervisor,
    relays: replaced(state.relays),
    territory: state.territory,
    level: state.level,
    basis,
    ...(state.obstacle?.heldBy === former ? { heldBy: successor } : {}),
  };
}
