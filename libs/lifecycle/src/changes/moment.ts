import type { Day, Instant } from '@duban/calendar';
import { dayAt, dayText } from '../clock/days';
import { nextWake } from '../clock/next-wake';
import { dayOfDebt, debtOf, escalationLevel, isRunning } from '../lateness';
import { lightOf } from '../light/forecast';
import { dueAt, nextReportBy } from '../read';
import type { TaskState } from '../state';
import type { Light, Terms, World } from '../types';
import { viewOf } from '../view';
import type { View } from '../view';

/** Where a task stands in time at an instant: what a change of its rules can move. */
export interface Moment {
  readonly dueOn: Day;
  readonly dueAt: Instant;
  /** Null where no acceptance is awaited. */
  readonly acceptBy: Day | null;
  readonly nextReportBy: Day | null;
  readonly light: Light;
  readonly escalationLevel: number;
  readonly nextWake: Instant | null;
  /** Days of the reminders to come, and of the ladder's steps not taken yet, if nobody acts; none while it rests. */
  readonly reminders: readonly Day[];
  readonly escalations: readonly Day[];
}

export function momentOf(state: TaskState, terms: Terms, now: Instant, world: World): Moment {
  return {
    dueOn: state.dueOn,
    dueAt: dueAt(state, terms, world),
    acceptBy: state.status === 'assigned' ? state.acceptBy : null,
    nextReportBy: nextReportBy(state, terms, now, world),
    light: lightOf(state, terms, now, world),
    escalationLevel: escalationLevel(state, terms, now, world),
    nextWake: nextWake(state, terms, now, world),
    ...daysToCome(viewOf(state, terms, world), now),
  };
}

function daysToCome(view: View, now: Instant): Pick<Moment, 'escalations' | 'reminders'> {
  const { state, terms, due, frame } = view;
  if (!isRunning(state)) return { reminders: [], escalations: [] };
  const debt = debtOf(view);
  const steps = frame.ladder(debt.unit, terms.rules).map(({ days }) => dayOfDebt(view, debt, days));
  return {
    reminders: due.reminders.filter(({ at }) => at > now).map(({ at }) => dayText(dayAt(at))),
    escalations: steps
      .slice(debt.told)
      .filter((day) => day !== Infinity && frame.remindOn(day) > now)
      .map(dayText),
  };
}

/** Whether two standings are the same in every respect. */
export function sameMoment(a: Moment, b: Moment): boolean {
  return (Object.keys(a) as (keyof Moment)[]).every((name) => String(a[name]) === String(b[name]));
}
