import type { Instant } from '@duban/calendar';
import { dayAt, dayNumber } from './clock/days';
import type { DayNumber } from './clock/days';
import type { Frame } from './clock/frame';
import { isOpen } from './transitions';
import type { Pause, TaskState } from './state';
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

/**
 * Whether the unit's forecast `blocked` makes the light red: not while another unit holds an obstacle, nor while the task
 * is submitted and one stood at the submission, for then the light stays.
 */
export function isBlocked({ forecast, status, obstacle, unblockedAt }: TaskState): boolean {
  if (forecast !== 'blocked' || obstacle !== undefined) return false;
  return status !== 'submitted' || unblockedAt === undefined;
}

/** The day from which lateness counts: its own working days come after it. */
function anchorOf(view: View): DayNumber {
  const { lateFrom } = view.state;
  return lateFrom === undefined ? view.due.day : view.frame.due(view.terms, lateFrom).day;
}

/** Days d with from < d <= to. */
type Span = readonly [from: DayNumber, to: DayNumber];

const spanOf = ([from, to]: Pause): Span => [dayNumber(from), dayNumber(to)];

/**
 * Spans that are not the lead unit's, in order of their beginnings: pauses, and obstacles held by others, the open one
 * for as long as it may last. They may overlap: a task may be under review while an obstacle stands.
 */
export function spansOff({
  pauses = [],
  blocked,
  obstacle,
}: Partial<Pick<TaskState, 'blocked' | 'obstacle' | 'pauses'>>): readonly Span[] {
  if (blocked === undefined && obstacle === undefined) return pauses.map(spanOf);
  const all = [...pauses, ...(blocked ?? [])].map(spanOf);
  if (obstacle !== undefined) all.push([dayAt(obstacle.at), Infinity]);
  return all.sort((a, b) => a[0] - b[0]);
}

/** Working days after `from` and up to `through` that lie in one of the spans; the spans in order of their beginnings. */
export function daysIn(
  spans: readonly Span[],
  from: DayNumber,
  through: DayNumber,
  { index }: Frame,
): number {
  let days = 0;
  let reached = from;
  for (const [begin, end] of spans) {
    const last = Math.min(end, through);
    days += index.between(Math.max(begin, reached), last);
    reached = Math.max(reached, last);
  }
  return days;
}

/** Who is pressed for an overdue task, and how its lateness counts. */
export interface Debt {
  /** The lead unit, or the holder of the open obstacle. */
  readonly unit: string;
  /** Left out for the lead unit. */
  readonly heldBy?: string;
  /** The day after which lateness counts: the holder's own not before the obstacle was raised. */
  readonly from: DayNumber;
  readonly off: readonly Span[];
  /** Position of its ladder last taken. */
  readonly told: number;
}

/** The debt of a task as it stands. */
export function debtOf(view: View): Debt {
  const { obstacle, pauses } = view.state;
  if (obstacle === undefined) return leadDebt(view);
  return {
    unit: obstacle.heldBy,
    heldBy: obstacle.heldBy,
    from: Math.max(anchorOf(view), dayAt(obstacle.at)),
    off: (pauses ?? []).map(spanOf),
    told: obstacle.told ?? 0,
  };
}

/** The lead unit's own, also while another unit is pressed. */
export function leadDebt(view: View): Debt {
  const { state } = view;
  return { unit: state.unit, from: anchorOf(view), off: spansOff(state), told: state.told ?? 0 };
}

/** Working days of a debt up to and including a day. */
export function debtThrough({ frame }: View, { from, off }: Debt, through: DayNumber): number {
  return through <= from ? 0 : frame.index.between(from, through) - daysIn(off, from, through, frame);
}

/** The lead unit's working days late up to and including a day. */
export function lateThrough(view: View, through: DayNumber): number {
  return debtThrough(view, leadDebt(view), through);
}

/**
 * The day after which lateness counts, the working days passed since then and up to a day, and those of them on which
 * another unit held an obstacle.
 */
export function daysNotCounted(
  view: View,
  through: DayNumber,
): { readonly from: DayNumber; readonly passed: number; readonly blockedDays: number } {
  const from = anchorOf(view);
  const { blocked, obstacle } = view.state;
  return {
    from,
    passed: view.frame.index.between(from, through),
    blockedDays: daysIn(spansOff({ blocked, obstacle }), from, through, view.frame),
  };
}

/**
 * The first day with so many working days of a debt, if the clock runs from the last pause on; may lie in the past.
 * `Infinity` beyond the calendar.
 */
export function dayOfDebt({ frame }: View, { from, off }: Debt, days: number): DayNumber {
  return frame.index.add(from, days + daysIn(off, from, Infinity, frame));
}

/** The ladder's position reached at an instant (from 1; 0: none): a step is reached at `remindAt` of its day. */
export function reachedAt(view: View, debt: Debt, at: Instant): number {
  if (at <= view.due.at) return 0;
  const day = dayAt(at);
  const late = debtThrough(view, debt, at >= view.frame.remindOn(day) ? day : day - 1);
  if (late === 0) return 0;
  let reached = 0;
  for (const step of view.frame.ladder(debt.unit, view.terms.rules)) {
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
 * The position reached in the unit's chain (from 1), 0 when not overdue; while an obstacle is open, in the chain of its
 * holder, whose ladder it then is. A function of time: a step counts
 * from `remindAt` of its day whether or not its notice is recorded yet, so a task issued when its dates are
 * past stands at once at the step it has reached. While submitted or declined it stays.
 */
export function escalationLevel(state: TaskState, terms: Terms, now: Instant, world: World): number {
  const view = viewOf(state, terms, world);
  return overdueIn(view, now) ? reachedAt(view, debtOf(view), clockTime(state, now)) : 0;
}

/**
 * The lead unit's working days after the effective due day, days under review (until returned), declined or
 * suspended and days of an obstacle held by another unit not counted; for a closed task as at its closing. Never negative.
 */
export function workingDaysLate(state: TaskState, terms: Terms, now: Instant, world: World): number {
  return lateThrough(viewOf(state, terms, world), dayAt(clockTime(state, now)));
}
