import type { Day, Instant } from '@duban/calendar';
import { dayAt, dayNumber, dayText } from '../clock/days';
import type { TaskState } from '../state';
import type { Refusal, TaskStatus } from '../types';
import type { View } from '../view';
import type { Context } from './act';

/** The days of a task that goes on after it stood still. */
export interface Moved {
  readonly dueOn: Day;
  /** Working days d with stopped < d <= taken up again. */
  readonly workingDays: number;
  readonly acceptBy: Day;
}

export function isMoved(moved: Moved | Refusal): moved is Moved {
  return 'workingDays' in moved;
}

/**
 * The due day of a task that stood still from an instant to now, moved by the working days of that time, and so its
 * `acceptBy` where acceptance (`awaited` is the status it goes back to) was still in time. A child's day moves no further
 * than its parent's, and never back. Refused where a day lies beyond the calendar (`no-calendar`).
 */
export function afterStandstill(
  { state, due, frame }: View,
  stopped: Instant,
  goesBackTo: TaskStatus | undefined,
  { now, family }: Context,
): Moved | Refusal {
  const from = dayAt(stopped);
  const workingDays = frame.index.between(from, dayAt(now));
  const dueDay = frame.index.add(due.day, workingDays);
  const awaited = goesBackTo === 'assigned' && from <= dayNumber(state.acceptBy);
  const acceptDay = frame.index.add(dayNumber(state.acceptBy), awaited ? workingDays : 0);
  if (dueDay === Infinity || acceptDay === Infinity) {
    return { code: 'no-calendar', params: { after: state.dueOn } };
  }
  const dueOn = workingDays === 0 ? state.dueOn : dayText(dueDay);
  const latest = family?.parent?.dueOn ?? dueOn;
  const within = dueOn <= latest ? dueOn : latest;
  return {
    dueOn: within > state.dueOn ? within : state.dueOn,
    workingDays,
    acceptBy: dayText(acceptDay),
  };
}

/** Stopped after the due day: lateness goes on counting from where it did, the pause left out. */
export function lateFromAfter(state: TaskState, stopped: Instant): Day | undefined {
  return dayText(dayAt(stopped)) > state.dueOn ? (state.lateFrom ?? state.dueOn) : undefined;
}
