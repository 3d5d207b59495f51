import type { Day, Instant } from '@duban/calendar';
import type { EventKind, TaskStatus } from '@duban/lifecycle';
import type { Post } from '@duban/organisation';
import type { Basis } from '../views/task-view';

/**
 * One line of a notification: facts only, the notice room gives the words. A line without a task is about
 * a docket: `count` tasks of one document newly assigned to the unit.
 */
export interface NotificationLine {
  /** The event's, or that a leader issued a slip on the task. */
  readonly kind: EventKind | 'slip-issued';
  readonly at: Instant;
  /** The event's number in its task's history; null for a docket's line. */
  readonly seq: number | null;
  /** To which post it is said: the person's own, or one that nobody holds. */
  readonly unit: string;
  readonly post: Post;
  readonly taskId: string | null;
  readonly docketId: string | null;
  readonly count: number;
  readonly clause: number | null;
  readonly title: string | null;
  /** The unit that owes the task. */
  readonly lead: string | null;
  readonly status: TaskStatus | null;
  readonly dueOn: Day | null;
  /** What the event itself says: working days left or late, the ladder's position, a reason. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The sentence it rests on; missing for a docket's line, and in what was written before lines had one. */
  readonly basis?: Basis | null;
  /** True where the person is told because the unit has no account of its own. */
  readonly standIn?: boolean;
}

/** What one day's compile did. */
export interface DigestRun {
  readonly day: Day;
  readonly people: number;
  readonly lines: number;
  /** Notices whose reason had ended, and those that neither a post's holder nor another in their place can hear. */
  readonly dropped: number;
  readonly unheld: number;
}

/** When the next digest is due, and whether it may be compiled now. */
export interface DigestDue {
  readonly day: Day;
  /** `remindAt` of the day. */
  readonly at: Instant;
  /** False while dockets still wait for a wake that is due at or before `at`; true 15 minutes later at the latest. */
  readonly ready: boolean;
}
