import type { Instant } from '@duban/calendar';
import { decide, evolve } from '@duban/lifecycle';
import type { Assignment, TaskEvent, TaskState, Terms } from '@duban/lifecycle';
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

/** A new task's events up to an instant. */
export interface History {
  /** From its assignment on; more than that one only in a demonstration's past. */
  readonly events: (task: NewTask) => readonly TaskEvent[];
  /** Rows are written as they stand at this instant. */
  readonly until: Instant;
  /** When the events are recorded: now, or, for a past, each at its own time. */
  readonly recordedAt: Instant | 'own-time';
}

/** What assigning a batch of tasks writes. */
export interface FirstRows {
  readonly terms: readonly Terms[];
  readonly rows: readonly TaskRow[];
  readonly events: readonly (readonly unknown[])[];
}

/** In earnest: a task begins with its assignment, as of the instant of the request, and nothing else. */
export function assignedNow(
  { requestedAt, requestedBy }: IssuedPlan,
  { world }: WorldData,
  now: Instant,
): History {
  return {
    until: now,
    recordedAt: now,
    events: ({ assignment, terms }) => {
      const context = { actor: requestedBy, now: requestedAt, world };
      const decision = decide(null, terms, { act: 'assign', assignment }, context);
      if (!decision.ok) {
        throw new Error(`The task ${terms.key} cannot be assigned: ${decision.refusal.code}.`);
      }
      return decision.events;
    },
  };
}

/** The events of each task and the row they make. */
export function firstRows(
  tasks: readonly NewTask[],
  { issueId, documentId }: IssuedPlan,
  worldData: WorldData,
  history: History,
): FirstRows {
  const terms = new Map<string, Terms>();
  const rows: TaskRow[] = [];
  const events: (readonly unknown[])[] = [];
  for (const task of tasks) {
    const { terms: its, assignment } = task;
    terms.set(its.id, its);
    const { taskId } = assignment;
    let hash = chainStart(taskId);
    let state: TaskState | null = null;
    let createdAt: Date | null = null;
    let recorded = new Date(history.until);
    for (const event of history.events(task)) {
      hash = eventHash(hash, event);
      state = evolve(state, its, event);
      recorded = new Date(history.recordedAt === 'own-time' ? event.at : history.recordedAt);
      createdAt ??= recorded;
      events.push(eventValues(taskId, event, recorded, hash));
    }
    if (state === null || createdAt === null) throw new Error(`The task ${its.key} has no first event.`);
    const fixed = {
      id: taskId,
      terms_id: its.id,
      issue_id: issueId,
      document_id: documentId,
      parent_id: null,
      clause: its.clause,
      key: its.key,
      sensitive: its.sensitive,
      created_at: createdAt,
    };
    rows.push(rowOf({ fixed, terms: its, state, hash, updatedAt: recorded }, worldData, history.until));
  }
  return { terms: [...terms.values()], rows, events };
}
