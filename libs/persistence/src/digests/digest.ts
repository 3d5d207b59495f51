import type { Day, Instant } from '@duban/calendar';
import type { EventKind, TaskStatus } from '@duban/lifecycle';
import type { Post } from '@duban/organisation';

/**
 * One line of a notification: facts only, the notice room gives the words. A line without a task is about
 * a docket: `count` tasks of one document newly assigned to the unit.
 */
export interface NotificationLine {
  readonly kind: EventKind;
  readonly at: Instant;
  /** The event's number in its task's history; null for a docket's line. */
  readonly seq: number | null;
  /** In which of the person's posts it reaches them. */
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
}

/** What one day's compile did. */
export interface DigestRun {
  readonly day: Day;
  readonly people: number;
  readonly lines: number;
  /** Notices whose reason had ended, and those of posts nobody holds. */
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
