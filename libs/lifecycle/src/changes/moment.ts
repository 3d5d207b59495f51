import type { Day, Instant } from '@duban/calendar';
import { nextWake } from '../clock/next-wake';
import { escalationLevel } from '../lateness';
import { lightOf } from '../light/forecast';
import { dueAt, nextReportBy } from '../read';
import type { TaskState } from '../state';
import type { Light, Terms, World } from '../types';

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
  };
}
