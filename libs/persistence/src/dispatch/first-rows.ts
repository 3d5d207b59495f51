import type { Instant } from '@duban/calendar';
import { decide, evolve, noticesOf, proposalOf } from '@duban/lifecycle';
import type { Assignment, TaskEvent, TaskState, Terms } from '@duban/lifecycle';
import { eventValues } from '../record/event-row';
import { chainStart, eventHash } from '../record/hash-chain';
import { noticeValues } from '../record/notice-row';
import { proposalValues } from '../record/proposal-row';
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
  /** Events from this instant on are told in the next digest; left out: none, as earlier ones are known by now. */
  readonly tellFrom?: Instant;
}

/** What assigning one task writes. */
export interface TaskRows {
  readonly row: TaskRow;
  readonly events: readonly (readonly unknown[])[];
  readonly notices: readonly (readonly unknown[])[];
  readonly proposals: readonly (readonly unknown[])[];
}

/** What assigning a batch of tasks writes. */
export interface FirstRows {
  readonly terms: readonly Terms[];
  readonly tasks: readonly TaskRows[];
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

/** The events of each task, the row they make, and whom they concern. */
export function firstRows(
  tasks: readonly NewTask[],
  issued: IssuedPlan,
  worldData: WorldData,
  history: History,
): FirstRows {
  const terms = new Map(tasks.map((task) => [task.terms.id, task.terms]));
  return {
    terms: [...terms.values()],
    tasks: tasks.map((task) => rowsOfTask(task, issued, worldData, history)),
  };
}

function rowsOfTask(task: NewTask, issued: IssuedPlan, worldData: WorldData, history: History): TaskRows {
  const { terms, assignment } = task;
  const { taskId } = assignment;
  const events: (readonly unknown[])[] = [];
  const notices: (readonly unknown[])[] = [];
  const proposals: (readonly unknown[])[] = [];
  let hash = chainStart(taskId);
  let state: TaskState | null = null;
  let createdAt: Date | null = null;
  let recorded = new Date(history.until);
  for (const event of history.events(task)) {
    const before = state;
    hash = eventHash(hash, event);
    state = evolve(before, terms, event);
    recorded = new Date(history.recordedAt === 'own-time' ? event.at : history.recordedAt);
    createdAt ??= recorded;
    events.push(eventValues(taskId, event, recorded, hash));
    const draft = proposalOf(event, before, state, worldData.world);
    if (draft !== null) proposals.push(proposalValues(taskId, event.seq, draft, state, worldData));
    if (event.at < (history.tellFrom ?? Infinity)) continue;
    const told = noticesOf(event, before, state, terms, worldData.world).map(({ recipient }) => recipient);
    notices.push(...noticeValues(told, { taskId, docketId: state.docketId, event }, worldData));
  }
  if (state === null || createdAt === null) throw new Error(`The task ${terms.key} has no first event.`);
  const fixed = {
    id: taskId,
    terms_id: terms.id,
    issue_id: issued.issueId,
    document_id: issued.documentId,
    parent_id: null,
    clause: terms.clause,
    key: terms.key,
    sensitive: terms.sensitive,
    created_at: createdAt,
  };
  const source = { fixed, terms, state, hash, updatedAt: recorded };
  return { row: rowOf(source, worldData, history.until), events, notices, proposals };
}
