import { decide } from '@duban/lifecycle';
import { docketId } from '../ids/record-ids';
import { taskView } from '../views/task-view';
import type { TaskView } from '../views/task-view';
import type { WorldData } from '../world/load-world';
import type { ActError, Authorize, PersonCommand } from './act';
import type { Changes } from './changes';
import { namedEvidence } from './evidence';
import type { EvidenceCheck } from './evidence';
import { snapshotOf } from './working-task';
import type { WorkingTask } from './working-task';

/** One act to carry out under lock. */
export interface ActToDo {
  readonly command: PersonCommand;
  readonly authorize: Authorize;
  readonly ifVersion?: number | undefined;
  readonly evidence: EvidenceCheck;
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
  const unknown = act.evidence(task.loaded.id, actor.username, namedEvidence(act.command));
  if (unknown.length > 0) return refused({ code: 'attachment-unknown', params: { attachment: unknown } });
  const command = settled(act.command, task, worldData);
  if ('code' in command) return refused(command);
  if (act.ifVersion !== undefined && act.ifVersion !== task.state.seq) {
    return refused({ code: 'stale-version', params: { version: task.state.seq } });
  }
  const decision = decide(task.state, task.issued.terms, command, { actor, now, world: worldData.world });
  if (!decision.ok) return refused(decision.refusal);
  changes.append(task, decision.events);
  const row = changes.settle(task);
  return {
    ok: true,
    task: taskView({ ...row, parent_unit: task.loaded.parent_unit }, task.issued, now, worldData.world),
  };
}

/** A hand-over to another unit with what the organisation says of that unit; an error where there is none. */
function settled(command: PersonCommand, task: WorkingTask, worldData: WorldData): PersonCommand | ActError {
  if (command.act !== 'reassign') return command;
  const { organisation } = worldData;
  const missing = [command.unit, ...(command.support ?? [])].filter(
    (unit) => unit !== undefined && organisation.unit(unit) === null,
  );
  const [unknown] = missing;
  if (unknown !== undefined) return { code: 'unit-unknown', params: { unit: unknown } };
  const unit = command.unit === undefined ? null : organisation.unit(command.unit);
  if (unit === null) return command;
  const { territory, level } = unit;
  return {
    ...command,
    to: {
      docketId: docketId(task.loaded.issue_id, unit.code),
      supervisor: organisation.supervisorOf(unit.code),
      // The levels that pass it on are those above the place, whichever of its units has the task.
      relays: territory === task.state.territory ? task.state.relays : [],
      territory,
      level,
    },
  };
}
