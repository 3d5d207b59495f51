import type { Instant } from '@duban/calendar';

/** A clock that must look again: its earliest wake moved to an earlier instant. */
export interface OutboxRow {
  readonly id: number;
  readonly kind: 'rearm';
  /** The clock's id. */
  readonly subject: string;
  readonly armedFor: Instant | null;
  readonly attempts: number;
}
