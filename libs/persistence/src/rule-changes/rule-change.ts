import type { CalendarYear, Day, Instant } from '@duban/calendar';
import type { Actor } from '@duban/lifecycle';

/** What is to be moved. `before`: the year's notice until then; null: none, it was provisional. */
export type RuleChangeSubject =
  | { readonly kind: 'template'; readonly clause: number; readonly version: number }
  | { readonly kind: 'calendar'; readonly year: number; readonly before: CalendarYear | null }
  | {
      readonly kind: 'succession';
      readonly former: string;
      readonly successor: string;
      /** The day from which the successor acts; nothing is moved before it. */
      readonly from: Day;
      /** The decision it rests on. */
      readonly basis: string;
    };

/** `settling`: all tasks were moved; a second look at those that others wrote meanwhile is still to come. */
export type RuleChangeState = 'running' | 'settling' | 'done';

/** A change on its way through the running tasks. */
export type RuleChange = RuleChangeSubject & {
  readonly id: string;
  /** Who its events name. */
  readonly actor: Actor;
  readonly state: RuleChangeState;
  readonly afterDocket: string | null;
  readonly seen: number;
  readonly moved: number;
};

/** How far a change has come, for people. */
export interface RuleChangeView {
  readonly id: string;
  readonly kind: RuleChangeSubject['kind'];
  readonly subject: Readonly<Record<string, unknown>>;
  readonly state: RuleChangeState;
  /** Tasks looked at, and tasks whose change was recorded. */
  readonly seen: number;
  readonly moved: number;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly finishedAt: Instant | null;
}
