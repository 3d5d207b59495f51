import type { Instant } from '@duban/calendar';
import type { EventKind, Light, Recipient } from './types';

/** What will happen next if nobody acts. */
export interface ScheduleItem {
  readonly at: Instant;
  readonly kind: 'remind' | 'report-due' | 'accept-due' | 'escalate' | 'review-due';
  /** The ladder's position for `escalate`, else 0. */
  readonly level: number;
  readonly recipients: readonly Recipient[];
}

/** The light now, and when time alone will change it. */
export interface LightForecast {
  readonly light: Light;
  /** From when it is yellow or worse, and red, if nobody acts; null: never before `until`. */
  readonly yellowAt: Instant | null;
  readonly redAt: Instant | null;
  /** From when it is overdue if nobody acts (may be past); null: not, as things stand (closed, suspended, submitted in time). */
  readonly overdueAt: Instant | null;
  /** The instant from which this forecast must be made anew, because time alone may better the light; null: holds for good. */
  readonly until: Instant | null;
}

export interface LightReason {
  /** `overdue`, `obstacle-open`, `due-soon`, `behind-curve`, `report-missed`, `accept-missed`, `forecast-late`, `forecast-blocked`, `completed`, `suspended`, `terminated`, `cancelled`, `on-track`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: Instant | null;
  readonly workingDays: number | null;
}

/** One stretch of the task's life, for the explanation. */
export interface ClockStretch {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly state: 'running' | 'waiting-review' | 'suspended' | 'declined' | 'obstacle' | 'overdue' | 'closed';
  /** Working days of the stretch that count as the lead unit's. */
  readonly countedWorkingDays: number;
  /** The unit in whose hands it was. */
  readonly heldBy: string;
}

export interface Explanation {
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly clock: readonly ClockStretch[];
}

/** A message owed to a post because of an event: gathered into the day's digest, or sent at once. */
export interface Notice {
  readonly recipient: Recipient;
  readonly urgency: 'digest' | 'now';
  readonly kind: EventKind;
  readonly seq: number;
}
