import { decide } from '@duban/lifecycle';
import type { TaskEvent } from '@duban/lifecycle';
import { taskView } from '../views/task-view';
import type { TaskView } from '../views/task-view';
import type { ActError, Authorize, PersonActor, PersonCommand } from './act';
import type { Changes } from './changes';
import { divide } from './children';
import { namedEvidence } from './evidence';
import type { EvidenceCheck } from './evidence';
import { familyOf, openBelowIn } from './kin';
import { settled } from './settle-command';
import type { Settling } from './settle-command';
import { snapshotOf } from './working-task';
import type { WorkingTask } from './working-task';

/** One act to carry out under lock. */
export interface ActToDo {
  readonly command: PersonCommand;
  readonly authorize: Authorize;
  readonly ifVersion?: number | undefined;
  readonly evidence: EvidenceCheck;
  /** All tasks under lock, by id: the task's parent and children among them where the act concerns them. */
  readonly tasks: ReadonlyMap<string, WorkingTask>;
  readonly histories?: Settling['histories'];
  readonly targets?: Settling['targets'];
  readonly ended?: Settling['ended'];
}

export type Done =
  { readonly ok: true; readonly task: TaskView } | { readonly ok: false; readonly error: ActError };

const refused = (error: ActError): Done => ({ ok: false, error });

/**
 * Decides one act on a locked task and gathers what it changes. In the order of the contract: not seen, not
 * allowed, a body that cannot be, a stale version, a status that does not allow it. What the clock owed by then
 * is recorded first, so that the history is in order.
 */
export function carryOut(task: WorkingTask | undefined, act: ActToDo, changes: Changes): Done {
  if (task === undefined) return refused({ code: 'not-found', params: {} });
  const { worldData, now } = changes;
  const verdict = act.authorize(snapshotOf(task, worldData));
  if (verdict.verdict === 'unseen') return refused({ code: 'not-found', params: {} });
  if (verdict.verdict === 'forbidden') {
    return refused({ code: 'forbidden', params: { act: act.command.act } });
  }
  const { actor } = verdict;
  const unknown = act.evidence(task.loaded.id, actor, namedEvidence(act.command));
  if (unknown.length > 0) return refused({ code: 'attachment-unknown', params: { attachment: unknown } });
  const { tasks, histories = new Map(), targets, ended } = act;
  const command = settled(act.command, task, {
    ...{ worldData, histories },
    ...(targets === undefined ? {} : { targets }),
    ...(ended === undefined ? {} : { ended }),
  });
  if ('code' in command) return refused(command);
  if (act.ifVersion !== undefined && act.ifVersion !== task.state.seq) {
    return refused({ code: 'stale-version', params: { version: task.state.seq } });
  }
  const context = { actor, now, world: worldData.world, family: familyOf(task, tasks) };
  const decision = decide(task.state, task.issued.terms, command, context);
  if (!decision.ok) return refused(decision.refusal);
  changes.append(task, decision.events);
  carryOn(task, command, decision.events, { actor, changes, tasks });
  const row = changes.settle(task);
  return {
    ok: true,
    task: taskView({ ...row, parent_unit: task.loaded.parent_unit }, task.issued, now, worldData.world),
  };
}

/** What a decision on one task brings to others: the children of a division, and the end of all below a closed task. */
function carryOn(
  task: WorkingTask,
  command: PersonCommand,
  events: readonly TaskEvent[],
  { actor, changes, tasks }: { actor: PersonActor; changes: Changes; tasks: ActToDo['tasks'] },
): void {
  const last = events.at(-1);
  if (last?.kind === 'decomposed') divide(task, last, actor, changes);
  if (command.act !== 'terminate' && command.act !== 'cancel') return;
  for (const below of openBelowIn(task, tasks)) {
    const context = { actor, now: changes.now, world: changes.worldData.world };
    const closing = { ...command, withParent: true } as const;
    const decision = decide(below.state, below.issued.terms, closing, context);
    if (!decision.ok) throw new Error(`A task below could not be closed: ${decision.refusal.code}.`);
    changes.append(below, decision.events);
    changes.settle(below);
  }
}
