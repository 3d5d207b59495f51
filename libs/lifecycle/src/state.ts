import type { Day, Instant } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { Forecast, Ruling, Footing, TaskStatus } from './types';

/** Whole days out of the lead unit's hands: the days d with from < d <= to do not count as its own. */
export type Pause = readonly [from: Day, to: Day];

/**
 * A task as the fold of its events: plain JSON, and independent of calendar and organisation, so that folding
 * gives the same whatever notice was loaded since. Together with the task's terms and the world it answers
 * every question. A field that says nothing is undefined, and so absent where it is
 * stored, because a million of these are.
 */
export interface TaskState {
  readonly status: TaskStatus;
  /** The last event's number: the task's version. */
  readonly seq: number;
  /** The last event's instant. The clock has done all that was due up to it; no later event precedes it. */
  readonly at: Instant;
  /** Since when the present status runs; for a status resumed after a suspension, since the resumption. */
  readonly since: Instant;
  readonly docketId: string;
  readonly unit: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly territory: string;
  readonly level: Level;
  /** The due day as written; the effective one is the last working day on or before it. */
  readonly dueOn: Day;
  readonly acceptBy: Day;
  /** Reports of days up to this one are not asked: issue, hand-over or reopening came on it. */
  readonly askedAfter: Day;
  /** Position of the ladder last taken against the present due day; absent: none. */
  readonly told?: number;
  /** The due day (as written) from which lateness counts, where a suspension after it has moved `dueOn` on. */
  readonly lateFrom?: Day;
  /** While suspended: the status to return to, and since when that one ran. */
  readonly before?: TaskStatus;
  /** Submitted until returned, declined until reassigned, suspended until resumed; disjoint, in order. */
  readonly pauses?: readonly Pause[];
  readonly percent?: number;
  /** What `percent` stood at when the period of the last report began. */
  readonly percentBefore?: number;
  /** The last report's instant. */
  readonly reportAt?: Instant;
  /** Periods that have a report. */
  readonly reports?: number;
  readonly forecast?: Forecast;
  /** Values last reported, by name. */
  readonly values?: Readonly<Record<string, number | string>>;
  /** The open request for extension. */
  readonly extension?: { readonly dueOn: Day; readonly at: Instant };
  /** The open obstacle: who holds it, since when, and the position of the holder's own ladder last taken. */
  readonly obstacle?: {
    readonly heldBy: string;
    readonly at: Instant;
    readonly cause: string;
    readonly told?: number;
  };
  /** Days an obstacle was held by others, found to be so: the days d with from < d <= to; in order, and not in `pauses`. */
  readonly blocked?: readonly Pause[];
  /** When an obstacle was cleared while the task was submitted: until that ends the light stays as with it. */
  readonly unblockedAt?: Instant;
  /** The open objection: who decides it, and against whose decision it is. */
  readonly objection?: {
    readonly at: Instant;
    readonly reviewer: string;
    readonly against: Ruling;
  };
  /** Of a terminated task: where it stood, so that an upheld objection can put it back. */
  readonly ended?: Footing;
  /** The working day that has had its urging. */
  readonly urgedOn?: Day;
  /** The due day was set for this task itself before its terms changed: a change of terms leaves it alone. */
  readonly dueKept?: true;
  /** The ladder's position that stood against a due day before a change of terms: taking the change back tells nobody twice. */
  readonly toldBefore?: { readonly dueOn: Day; readonly told: number };
}
