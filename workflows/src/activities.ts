import type { Day, Instant } from '@duban/calendar';

/** An instant of business time to wait for, and how long that is. */
export interface Armed {
  readonly at: Instant;
  /** Real time to sleep, ms; at least a second, so that a lagging machine's clock makes no storm of wakes. */
  readonly sleepMs: number;
}

/** What a clock asks of the record. */
export interface ClockActivities {
  /** Does all that is due in the clock's territory. @returns the next instant; null: nothing to wait for */
  wake: (clockId: string) => Promise<Armed | null>;
}

/** What a dispatch will start, as its plan says. */
export interface PreparedDispatch {
  readonly issueId: string;
  readonly documentId: string;
  /** Numbers of the clauses that have tasks in it. */
  readonly clauses: readonly number[];
}

/** The steps of a dispatch; each may be run again and does only what is missing. */
export interface DispatchActivities {
  prepareDispatch: (dispatchId: string) => Promise<PreparedDispatch>;
  /** Asks each clause's workflow, started where it does not run, to assign its tasks. */
  askClauses: (dispatchId: string, prepared: PreparedDispatch) => Promise<void>;
  /** Starts the clocks of the dispatch. @returns how many clocks were started or told */
  startClocks: (dispatchId: string) => Promise<number>;
  finishDispatch: (dispatchId: string) => Promise<void>;
  failDispatch: (dispatchId: string, error: string) => Promise<void>;
}

/** The end of a reporting period of a clause. */
export interface PeriodEnd {
  /** The period's key, such as `2026-03`. */
  readonly period: string;
  /** Real time to its end, ms; 0 if it lies in the past. */
  readonly sleepMs: number;
}

/** What a clause's workflow asks of the record. */
export interface ClauseActivities {
  /** Assigns the clause's tasks of a dispatch, in batches. @returns how many tasks it has in that dispatch */
  assignClause: (dispatchId: string, clause: number) => Promise<number>;
  /** The next period whose standing is not compiled; null: the clause has closed, or was never assigned. */
  nextPeriod: (issueId: string, clause: number) => Promise<PeriodEnd | null>;
  /** Compiles the standing at a period's end. @returns whether the clause has closed, its final report made */
  compileStanding: (issueId: string, clause: number, period: string) => Promise<boolean>;
}

/** The next day on which digests go out. */
export interface DigestDay {
  readonly day: Day;
  /** Real time until they are due, ms; 0 if they are. */
  readonly sleepMs: number;
}

/** What the digest's workflow asks of the record. */
export interface DigestActivities {
  nextDigest: () => Promise<DigestDay>;
  /**
   * Compiles the digests of a day, one a person.
   * @returns how long to wait before asking again, ms, because wakes that are due are outstanding; null: compiled
   */
  compileDigests: (day: Day) => Promise<number | null>;
}

/** All activities a worker carries. */
export interface Activities extends ClockActivities, DispatchActivities, ClauseActivities, DigestActivities {}
