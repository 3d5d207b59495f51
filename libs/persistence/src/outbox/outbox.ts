import type { Instant } from '@duban/calendar';

/**
 * What Temporal must be told: `rearm`, a clock whose earliest wake moved to an earlier instant; `dispatch`, one that was
 * requested and whose workflow must run.
 */
export interface OutboxRow {
  readonly id: number;
  readonly kind: 'dispatch' | 'rearm';
  /** The clock's, or the dispatch's, id. */
  readonly subject: string;
  readonly armedFor: Instant | null;
  readonly attempts: number;
}
