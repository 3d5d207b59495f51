import type { Day, Instant } from '@duban/calendar';
import { dayAt, startOf } from '../clock/days';
import type { DayNumber } from '../clock/days';
import type { Frame } from '../clock/frame';
import type { Actor, Command } from '../types';
import type { Manner } from './manner';

/** Who acts in a rehearsal. */
export interface Cast {
  /** Who issued the document. */
  readonly issuer: Actor;
  /** The lead unit's head, who reports completion. */
  readonly head: Actor;
  /** Who does the lead unit's daily work. */
  readonly officer: Actor;
  /** The supervising unit's head. */
  readonly supervisor: Actor;
  /** Who heads any other unit. */
  readonly headOf: (unit: string) => Actor;
}

/** What somebody means to do next, unless something comes before it. */
export interface Intention {
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: Command;
}

/** What people remember of a task: times it was sent back so far, and what they do once. */
export interface Past {
  sentBack: number;
  suspended: boolean;
  askedExtension: boolean;
  raisedObstacle: boolean;
  objected: boolean;
  reportsUpTo: Day;
}

/** What a rehearsed task is played by. */
export interface Part {
  readonly cast: Cast;
  readonly manner: Manner;
  readonly past: Past;
  /** One draw a report day: whether the report is made. */
  readonly madeReports: readonly boolean[];
  /** Minutes after 10:20 at which these people work, 0 to 500. */
  readonly minute: number;
}

const officeOpens = (10 * 60 + 20) * 60_000;

/** When these people work on a day. */
export function workAt(day: DayNumber, part: Part): Instant {
  return startOf(day) + officeOpens + part.minute * 60_000;
}

/** When they work so many working days after an instant; 0: the same day, where that still comes. */
export function after(instant: Instant, workingDays: number, part: Part, { index }: Frame): Instant {
  const day = dayAt(instant);
  if (workingDays === 0) {
    const today = workAt(day, part);
    if (today > instant && index.isWorkday(day)) return today;
  }
  return workAt(index.add(day, Math.max(1, workingDays)), part);
}
