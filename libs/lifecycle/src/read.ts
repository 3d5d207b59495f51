import type { Day, Instant } from '@duban/calendar';
import { dayAt } from './clock/days';
import { nextReport } from './clock/reporting';
import type { TaskState } from './state';
import type { Terms, World } from './types';
import { viewOf } from './view';

/** The effective due instant: 23:59:59+08:00 of the last working day on or before `dueOn`. */
export function dueAt(state: TaskState, terms: Terms, world: World): Instant {
  return viewOf(state, terms, world).due.at;
}

/** The last working day of the next period that still owes its report; null where none is asked of the unit now. */
export function nextReportBy(state: TaskState, terms: Terms, now: Instant, world: World): Day | null {
  return nextReport(viewOf(state, terms, world), now)?.text ?? null;
}

/** Percent done: as last reported, 100 once approved; null where never reported. */
export function progressIn(state: TaskState): number | null {
  return state.status === 'completed' ? 100 : (state.percent ?? null);
}

/** Working days from an instant's day to the effective due day; negative when past. */
export function workingDaysLeft(state: TaskState, terms: Terms, now: Instant, world: World): number {
  const { due, frame } = viewOf(state, terms, world);
  const today = dayAt(now);
  return frame.index.between(today, due.day) - frame.index.between(due.day, today);
}
