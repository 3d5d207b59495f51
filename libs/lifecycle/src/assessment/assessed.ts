import type { TaskEvent, Terms } from '../types';
import type { AssessmentRule } from './rule-set';

/** Points a unit earned or lost, and the event they rest on. */
export interface Point {
  readonly rule: AssessmentRule;
  readonly points: number;
  readonly taskId: string;
  /** The event's number in the task's history; 0 where it rests on an objection's decision. */
  readonly seq: number;
  /** Occurrences, or working days of `late`. */
  readonly amount: number;
  /** Of an indicator's points: its place in the task's figures, from 1. */
  readonly figure?: number;
}

/**
 * How a task stands in the assessment of its unit: `met` (completed), `unmet` (overdue or terminated), `pending` (not
 * due, waiting for review, in other hands, suspended: nothing is counted), `void` (cancelled), `former` (the unit handed it on).
 */
export type Outcome = 'former' | 'met' | 'pending' | 'unmet' | 'void';

/** A unit's share of one task. */
export interface UnitShare {
  readonly unit: string;
  readonly taskId: string;
  readonly outcome: Outcome;
  /** Points that could be earned. */
  readonly possible: number;
  readonly points: readonly Point[];
}

/** A figure of the task as its territory stands at the end. */
export interface JudgedFigure {
  /** Its place in the task's figures, from 1. */
  readonly figure: number;
  readonly isReached: boolean;
  /** The event of the task that reported the value; null: reported otherwise, it rests on the task's last event. */
  readonly seq: number | null;
}

/** A task's history up to the cut-off; later events are left out by the caller. */
export interface AssessedTask {
  readonly taskId: string;
  /** The terms its events name, by id. */
  readonly book: (id: string) => Terms;
  /** In order, at least the assignment. */
  readonly events: readonly TaskEvent[];
  /** Figures with a value and a target. */
  readonly figures: readonly JudgedFigure[];
}

/** The terms in force after a history's last event. Throws where it does not begin with an assignment. */
export function termsAfter({ events, book }: Pick<AssessedTask, 'book' | 'events'>): Terms {
  const named = events.findLast((event) => 'termsId' in event.data);
  if (named === undefined || !('termsId' in named.data)) {
    throw new TypeError('a task begins with its assignment');
  }
  return book(named.data.termsId);
}
