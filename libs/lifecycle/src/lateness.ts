import type { Instant } from '@duban/calendar';
import { dayAt, dayNumber } from './clock/days';
import type { DayNumber } from './clock/days';
import { isOpen } from './transitions';
import type { TaskState } from './state';
import type { Terms, World } from './types';
import { viewOf } from './view';
import type { View } from './view';

/** Whether the lead unit's clock runs: it holds the task and may act. */
export function isRunning(state: TaskState): boolean {
  return state.status === 'assigned' || state.status === 'active' || state.status === 'returned';
}

/**
 * The instant at which the lead unit's clock is read: now while it runs, the instant at which it stopped where
 * the task is submitted, declined, suspended or closed.
 */
export function clockTime(state: TaskState, now: Instant): Instant {
  return isRunning(state) ? now : Math.min(now, state.since);
}

/** The day from which lateness counts: its own working days come after it. */
function anchorOf(view: View): DayNumber {
  const { lateFrom } = view.state;
  return lateFrom === undefined ? view.due.day : view.frame.due(view.terms, lateFrom).day;
}

/** Working days after the anchor and up to `through` that lie in a pause. */
function pausedDays(view: View, anchor: DayNumber, through: DayNumber): number {
  let days = 0;
  for (const [from, to] of view.state.pauses ?? []) {
    days += view.frame.index.between(Math.max(dayNumber(from), anchor), Math.min(dayNumber(to), through));
  }
  return days;
}

/** The lead unit's working days late up to and including a day. */
export function lateThrough(view: View, through: DayNumber): number {
  const anchor = anchorOf(view);
  if (through <= anchor) return 0;
  return view.frame.index.between(anchor, through) - pausedDays(view, anchor, through);
}

/**
 * The first day with so many working days late, if the lead unit's clock runs from the last pause on;
 * may lie in the past. `Infinity` beyond the calendar.
 */
export function dayOfLateness(view: View, days: number): DayNumber {
  const anchor = anchorOf(view);
  return view.frame.index.add(anchor, days + pausedDays(view, anchor, Infinity));
}

/** The ladder's position reached at an instant (from 1; 0: none): a step is reached at `remindAt` of its day. */
export function reachedAt(view: View, at: Instant): number {
  if (at <= view.due.at) return 0;
  const day = dayAt(at);
  const late = lateThrough(view, at >= view.frame.remindOn(day) ? day : day - 1);
  if (late === 0) return 0;
  let reached = 0;
  for (const step of view.frame.ladder(view.state.unit, view.terms.rules)) {
    if (step.days > late) break;
    reached += 1;
  }
  return reached;
}

/**
 * Whether the task is overdue: open, not suspended, and past `dueAt`. While submitted it stays what it was when
 * submitted. A returned task past its due day is overdue at once, with the days of its review not counted.
 */
export function overdueIn(view: View, now: Instant): boolean {
  const { state, due } = view;
  if (!isOpen(state.status) || state.status === 'suspended') return false;
  return (state.status === 'submitted' ? Math.min(now, state.since) : now) > due.at;
}

export function isOverdue(state: TaskState, terms: Terms, now: Instant, world: World): boolean {
  return overdueIn(viewOf(state, terms, world), now);
}

/**
 * The position reached in the unit's chain (from 1), 0 when not overdue. A function of time: a step counts
 * from `remindAt` of its day whether or not its notice is recorded yet, so a task issued when its dates are
 * past stands at once at the step it has reached. While submitted or declined it stays.
 */
export function escalationLevel(state: TaskState, terms: Terms, now: Instant, world: World): number {
  const view = viewOf(state, terms, world);
  return overdueIn(view, now) ? reachedAt(view, clockTime(state, now)) : 0;
}

/**
 * The lead unit's working days after the effective due day, days under review (until returned), declined or
 * suspended not counted; for a closed task as at its closing. Never negative.
 */
export function workingDaysLate(state: TaskState, terms: Terms, now: Instant, world: World): number {
  return lateThrough(viewOf(state, terms, world), dayAt(clockTime(state, now)));
}
