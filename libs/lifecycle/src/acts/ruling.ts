import { reviewerAbove } from '@duban/organisation';
import type { Organisation } from '@duban/organisation';
import type { TaskState } from '../state';
import type { EventKind, Ruling, TaskEvent, TaskStatus } from '../types';

/** Decisions upon a task that its lead unit may have looked at again. */
const decisions: ReadonlySet<EventKind> = new Set<EventKind>([
  'assigned',
  'returned',
  'reopened',
  'extension-decided',
  'reassigned',
  'suspended',
  'resumed',
  'terminated',
]);

/**
 * What an objection raised in a status is against: while returned the return, else the last decision upon the task, which
 * at the least is its assignment. `events` is the whole history, in order. Throws where it is empty.
 */
function rulingIn(events: readonly TaskEvent[], status: TaskStatus): Ruling {
  const found = events.findLast(({ kind }) =>
    status === 'returned' ? kind === 'returned' : decisions.has(kind),
  );
  if (found === undefined) throw new TypeError('a task has at least its assignment');
  const { kind, seq, actor } = found;
  return actor.kind === 'person'
    ? { kind, seq, unit: actor.unit, username: actor.username }
    : { kind, seq, unit: null, username: null };
}

/** What an objection is against, and who decides it: never who took that decision, nor the lead unit itself. */
export function objectionTo(
  { unit, supervisor, status }: TaskState,
  events: readonly TaskEvent[],
  organisation: Organisation,
): { readonly against: Ruling; readonly reviewer: string } {
  const against = rulingIn(events, status);
  return { against, reviewer: reviewerAbove(organisation, supervisor, [unit, against.unit]) };
}
