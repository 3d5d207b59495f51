import type { LocalTargets } from '@duban/lifecycle';
import { keepAnswers, lookUpKey } from '../idempotency/stored-answer';
import type { Connection, Ending } from '../database/connection';
import { isUuid } from '../ids/uuid-v5';
import type { IdempotencyError, IdempotencyKey, PersonCommand } from './act';
import { Changes } from './changes';
import { endedAmong } from './ended-units';
import type { EndedUnits } from './ended-units';
import { evidenceCheck } from './evidence';
import type { EvidenceCheck } from './evidence';
import { flush } from './flush';
import { historiesOf } from './history';
import type { StoredEvent } from './history';
import { holdKin, kinOf } from './kin';
import { lockTasks } from './lock';
import { openTasks } from './open-tasks';
import type { OpenTasks } from './open-tasks';
import { placeDocket } from './place-docket';
import type { RecordContext } from './record-context';
import { localTargets } from './local-targets';

/** One act of a transaction. */
export interface NamedAct {
  readonly taskId: string;
  readonly command: PersonCommand;
}

/** Tasks under lock with what their acts need. */
export interface Opened extends OpenTasks {
  readonly evidence: EvidenceCheck;
  /** The histories of tasks that are objected to. */
  readonly histories: ReadonlyMap<string, readonly StoredEvent[]>;
  /** What figures are judged by at the places of the tasks whose reports bring values. */
  readonly targets?: ReadonlyMap<string, LocalTargets>;
  /** Of the units that acts name, those that have ended. */
  readonly ended?: EndedUnits;
}

/** What the acts of a transaction came to: the answer, and whether it is kept under the request's key. */
export interface Carried<A> {
  readonly answer: A;
  /** False for refusals that leave no trace, so that the key is still free. */
  readonly keep: boolean;
  /** Statements already sent beside the acts' own. */
  readonly writes?: readonly Promise<unknown>[];
}

/** The answer of a transaction of acts; `rearmed`: the clocks it moved to an earlier instant, known once it committed. */
export type ActsEnded<A> =
  | { readonly ok: true; readonly answer: A; readonly replayed: boolean; readonly rearmed: readonly string[] }
  | { readonly ok: false; readonly error: IdempotencyError };

/**
 * The work of one transaction of acts: looks the key up, has the tasks locked, lets `carry` decide, and sends
 * what changed together with the answer. Where nothing is written the transaction is rolled back.
 */
export async function actTransaction<A>(
  context: RecordContext,
  tx: Connection,
  key: IdempotencyKey | undefined,
  steps: {
    readonly open: () => Promise<Opened>;
    readonly carry: (opened: Opened, changes: Changes) => Carried<A>;
  },
): Promise<Ending<ActsEnded<A>>> {
  const known = key === undefined ? null : await lookUpKey(tx, key);
  if (known?.state === 'refused') return { commit: false, result: { ok: false, error: known.error } };
  if (known?.state === 'answered') {
    return { commit: false, result: { ok: true, answer: known.answer as A, replayed: true, rearmed: [] } };
  }
  const opened = await steps.open();
  const changes = new Changes(context.worldData, opened.now);
  const { answer, keep, writes: beside = [] } = steps.carry(opened, changes);
  const { writes, rearmed } = flush(tx, changes);
  writes.push(...beside);
  if (key !== undefined && keep) writes.push(keepAnswers(tx, [{ key, answer }]));
  return { commit: writes.length > 0, writes, result: { ok: true, answer, replayed: false, rearmed } };
}

/** Locks the tasks that acts name (and the dockets they hand tasks to), and reads what deciding needs. */
export async function openNamed(
  context: RecordContext,
  tx: Connection,
  acts: readonly NamedAct[],
): Promise<Opened> {
  const ids = [...new Set(acts.map(({ taskId }) => taskId.toLowerCase()))].filter(isUuid);
  const targets = await placeTargets(context, tx, acts);
  const kin = await kinOf(tx, acts);
  const all = [...new Set([...ids, ...kin.below])];
  const loaded = await lockTasks(tx, all, [...targets, ...kin.dockets]);
  await holdKin(tx, acts, kin, loaded);
  const evidence = await evidenceCheck(
    tx,
    acts.map(({ command }) => command),
  );
  const objected = acts.filter(({ command }) => command.act === 'object').map(({ taskId }) => taskId);
  const histories = objected.length === 0 ? new Map() : await historiesOf(tx, objected.filter(isUuid));
  const own = await localTargets(tx, measuredTasks(acts).filter(isUuid));
  const ended = await endedAmong(
    context,
    tx,
    acts.map(({ command }) => command),
  );
  return { ...(await openTasks(context, tx, loaded)), evidence, histories, targets: own, ended };
}

/** Tasks whose reports bring values and no percent. */
function measuredTasks(acts: readonly NamedAct[]): readonly string[] {
  return acts.flatMap(({ taskId, command }) =>
    command.act === 'progress' && command.percent === undefined && command.values !== undefined
      ? [taskId.toLowerCase()]
      : [],
  );
}

/** Makes the dockets of the units that tasks are handed to or divided among; rolled back if that is refused. */
async function placeTargets(
  { worldData }: RecordContext,
  tx: Connection,
  acts: readonly NamedAct[],
): Promise<string[]> {
  const targets: string[] = [];
  for (const { taskId, command } of acts) {
    const units = unitsNamed(command);
    if (units.length === 0 || !isUuid(taskId)) continue;
    const found = await tx.query<{ issue_id: string }>('SELECT issue_id FROM task WHERE id = $1', [taskId]);
    const [task] = found.rows;
    if (task === undefined) continue;
    for (const unit of units) {
      const docket = await placeDocket(tx, worldData, task.issue_id, unit);
      if (docket !== null) targets.push(docket);
    }
  }
  return targets;
}

/** Units in whose dockets the act may put a task, in the order of their codes: two acts at once make them in one order. */
function unitsNamed(command: PersonCommand): readonly string[] {
  if (command.act === 'reassign') return command.unit === undefined ? [] : [command.unit];
  if (command.act !== 'decompose') return [];
  return [...new Set(command.items.map(({ unit }) => unit))].sort();
}
