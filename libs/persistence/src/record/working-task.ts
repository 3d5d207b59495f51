import type { TaskState } from '@duban/lifecycle';
import type { TaskSnapshot } from './act';
import type { IssuedTerms } from './issued-terms';
import type { LoadedTask } from './loaded-task';
import { splitUnit } from '@duban/organisation';
import type { WorldData } from '../world/load-world';

/** A task between lock and flush: as it was loaded, and as this transaction's events (and its terms, if they changed) have it by now. */
export interface WorkingTask {
  readonly loaded: LoadedTask;
  issued: IssuedTerms;
  state: TaskState;
  hash: Buffer;
  /** Events were added: the row's `updated_at` moves. */
  touched: boolean;
}

export function workingTask(loaded: LoadedTask, issued: IssuedTerms): WorkingTask {
  return { loaded, issued, state: loaded.state, hash: loaded.last_hash, touched: false };
}

/** What the permission table may look at. */
export function snapshotOf(task: WorkingTask, worldData: WorldData): TaskSnapshot {
  const { loaded, state } = task;
  const { unit, support, supervisor, relays, territory, level, status } = state;
  return {
    id: loaded.id,
    documentId: loaded.document_id,
    issueId: loaded.issue_id,
    docketId: state.docketId,
    clause: loaded.clause,
    key: loaded.key,
    sensitive: loaded.sensitive,
    unit,
    unitType: splitUnit(unit)[1],
    support,
    supervisor,
    relays,
    territory,
    path: worldData.path(territory),
    level,
    status,
    version: state.seq,
    parentUnit: loaded.parent_unit,
    obstacleHeldBy: state.obstacle?.heldBy ?? null,
    objection: objectionOf(state),
  };
}

/** Who decides the open objection, and who took the decision it is against. */
export function objectionOf({ objection }: TaskState): TaskSnapshot['objection'] {
  return objection === undefined
    ? null
    : { reviewer: objection.reviewer, takenBy: objection.against.username };
}
