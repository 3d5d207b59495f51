import { childTerms, decide, evolve } from '@duban/lifecycle';
import type { Assignment, ChildShare, TaskEvent, TaskState, Terms } from '@duban/lifecycle';
import { docketId } from '../ids/record-ids';
import { uuidV5 } from '../ids/uuid-v5';
import type { PersonActor } from './act';
import type { Changes } from './changes';
import type { WorkingTask } from './working-task';

/** A task made by dividing another: its terms, its first event, and the state that makes. */
export interface NewChild {
  readonly taskId: string;
  readonly terms: Terms;
  readonly event: TaskEvent;
  readonly state: TaskState;
}

/** Makes the children that a division's event names; each under terms of its own. */
export function divide(
  parent: WorkingTask,
  event: Extract<TaskEvent, { kind: 'decomposed' }>,
  actor: PersonActor,
  changes: Changes,
): void {
  const { world } = changes.worldData;
  for (const share of event.data.children) {
    const terms = childTerms(
      parent.issued.terms,
      share,
      uuidV5('child-terms', share.taskId),
      event.at,
      world,
    );
    const assignment = assignmentOf(parent, share, changes);
    const context = { actor, now: event.at, world };
    const decision = decide(null, terms, { act: 'assign', assignment }, context);
    const first = decision.ok ? decision.events[0] : undefined;
    if (first === undefined) throw new Error(`The child ${share.taskId} cannot be assigned.`);
    changes.create(parent, { taskId: share.taskId, terms, event: first, state: evolve(null, terms, first) });
  }
}

function assignmentOf({ loaded }: WorkingTask, share: ChildShare, { worldData }: Changes): Assignment {
  const unit = worldData.organisation.unit(share.unit);
  if (unit === null) throw new Error(`There is no unit ${share.unit}.`);
  return {
    taskId: share.taskId,
    docketId: docketId(loaded.issue_id, unit.code),
    unit: unit.code,
    support: [],
    supervisor: worldData.organisation.supervisorOf(unit.code),
    relays: [],
    territory: unit.territory,
    level: unit.level,
    parentId: loaded.id,
  };
}
