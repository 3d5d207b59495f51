import type { Day } from '@duban/calendar';
import type { Behaviour } from '@duban/lifecycle';
import type { Level, Post } from '@duban/organisation';

/** What plays the year: pure rules in one process, or the real workflows and the real record with skipped time. */
export type Engine = 'core' | 'temporal';

/** How a plan is to be played. */
export interface Playing {
  readonly behaviour: Behaviour;
  /** The same seed gives the same year. */
  readonly seed: number;
  /** `HH:MM`, Beijing time: when machine notices go out. */
  readonly remindAt: string;
}

/** A mean and the most; 0 where there is nothing to count. */
export interface Spread {
  readonly mean: number;
  readonly max: number;
}

/** What one person is told on one day: lines of the digest and urgent notices together. */
export interface BusyDay {
  readonly unit: string;
  readonly post: Post;
  readonly date: Day;
  readonly items: number;
}

/** Periodic reports: asked by the terms, made by people. */
export interface ReportLoad {
  readonly asked: number;
  readonly made: number;
  /** Missed ones of which the unit's head was told. */
  readonly missed: number;
  /** Asked of a unit in the year. */
  readonly perUnit: Spread;
  readonly busiest: readonly {
    readonly unit: string;
    readonly tasks: number;
    readonly asked: number;
    readonly made: number;
  }[];
}

/** One level's units, and what they owe. */
export interface LevelLoad {
  readonly level: Level;
  readonly units: number;
  readonly tasks: number;
  readonly reports: number;
}

/** What all are sent on one day. */
export interface DayLoad {
  readonly date: Day;
  /** Digests and urgent notices. */
  readonly messages: number;
  /** Lines of the digests, and urgent notices. */
  readonly items: number;
}

/** What a year of a document asks of people, and how it stands on 31 December. */
export interface RehearsalReport {
  readonly seed: number;
  readonly year: number;
  readonly engine: Engine;
  readonly behaviour: Behaviour;
  readonly depth: Level;
  /** Subtrees it was issued to; null: everywhere. */
  readonly territories: readonly string[] | null;
  readonly issuedOn: Day;
  readonly endsOn: Day;
  /** Working days from the day after issue to the end. */
  readonly workingDays: number;
  /** Units that owe something. */
  readonly dockets: number;
  readonly tasks: number;
  /** Reminders before the due day and on it, one a task and occasion. */
  readonly reminders: number;
  /** Digests sent, one a person a day at most. */
  readonly digests: number;
  /** Urgent notices, sent at once. */
  readonly urgent: number;
  /** Obstacles raised that another unit held, and objections to being sent back. */
  readonly obstacles: number;
  readonly objections: number;
  /** Steps of the ladder that were taken, by their position. */
  readonly escalations: readonly { readonly level: number; readonly count: number }[];
  /** Working days late at the end or at the closing, over the tasks that were late. */
  readonly overdueDays: Spread & {
    /** Late by a working day or more, at some time not made good since. */
    readonly tasks: number;
    /** Open and past their due instant at the end, by whole working days or not yet. */
    readonly atEnd: number;
  };
  readonly workload: {
    /** Those who were told of anything in the year. */
    readonly people: number;
    /** Items a person a working day, over all these people and all working days. */
    readonly perPersonDay: Spread;
    readonly busiest: readonly BusyDay[];
  };
  /** Messages (digests and urgent notices) a person a working day, over the same people and days. */
  readonly messages: { readonly total: number; readonly perPersonDay: Spread };
  readonly reports: ReportLoad;
  readonly levels: readonly LevelLoad[];
  readonly days: readonly DayLoad[];
  /** Lights at the end. */
  readonly board: {
    readonly green: number;
    readonly yellow: number;
    readonly red: number;
    readonly blue: number;
    readonly grey: number;
  };
  /** SHA-256 over all events, equal for both engines. */
  readonly fingerprint: string;
}
