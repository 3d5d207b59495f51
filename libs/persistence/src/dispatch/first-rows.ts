import type { Instant } from '@duban/calendar';
import { decide, evolve } from '@duban/lifecycle';
import type { Assignment, TaskState, Terms } from '@duban/lifecycle';
import { eventValues } from '../record/event-row';
import { chainStart, eventHash } from '../record/hash-chain';
import { rowOf } from '../record/row-of';
import type { TaskRow } from '../record/task-row';
import type { WorldData } from '../world/load-world';
import type { IssuedPlan } from './issued-plan';

/** A task to be assigned. */
export interface NewTask {
  readonly terms: Terms;
  readonly assignment: Assignment;
}

/** What assigning a batch of tasks writes. */
export interface FirstRows {
  readonly terms: readonly Terms[];
  readonly rows: readonly TaskRow[];
  readonly events: readonly (readonly unknown[])[];
}

/** The first event of each task, recorded as of the instant of the request, and the row it makes. */
export function firstRows(
  tasks: readonly NewTask[],
  { issueId, documentId, requestedAt, requestedBy }: IssuedPlan,
  worldData: WorldData,
  now: Instant,
): FirstRows {
  const { world } = worldData;
  const recorded = new Date(now);
  const terms = new Map<string, Terms>();
  const rows: TaskRow[] = [];
  const events: (readonly unknown[])[] = [];
  for (const { terms: its, assignment } of tasks) {
    terms.set(its.id, its);
    const { taskId } = assignment;
    const context = { actor: requestedBy, now: requestedAt, world };
    const decision = decide(null, its, { act: 'assign', assignment }, context);
    if (!decision.ok) throw new Error(`The task ${its.key} cannot be assigned: ${decision.refusal.code}.`);
    let hash = chainStart(taskId);
    let state: TaskState | null = null;
    for (const event of decision.events) {
      hash = eventHash(hash, event);
      state = evolve(state, its, event);
      events.push(eventValues(taskId, event, recorded, hash));
    }
    if (state === null) throw new Error(`Assigning the task ${its.key} made no event.`);
    const fixed = {
      id: taskId,
      terms_id: its.id,
      issue_id: issueId,
      document_id: documentId,
      parent_id: null,
      clause: its.clause,
      key: its.key,
      sensitive: its.sensitive,
      created_at: recorded,
    };
    rows.push(rowOf({ fixed, terms: its, state, hash, updatedAt: recorded }, worldData, now));
  }
  return { terms: [...terms.values()], rows, events };
}
