/** Something that differs from what the events say; `subject` is the id of the task, docket or clock. */
export interface Fault {
  readonly code:
    /** A hash does not follow from the one before it: a history was changed. */
    | 'chain-broken'
    | 'seq-gap'
    | 'task-without-event'
    /** A task's row is not the fold of its events, or is lost. */
    | 'read-model-differs'
    /** A docket's next wake is not the earliest of its tasks'. */
    | 'docket-wake-differs'
    /** A clock is armed for later than one of its dockets needs, or not at all. */
    | 'clock-late'
    /** A docket's counts on the board are not what its tasks come to. */
    | 'board-cell-differs'
    /** A territory's counts are not the sum of the cells below it; the subject is its code. */
    | 'board-rollup-differs';
  readonly subject: string;
}

/** What an audit found: what still differs, and what it mended. */
export interface AuditReport {
  readonly faults: readonly Fault[];
  readonly repaired: readonly Fault[];
  /** Tasks looked at. */
  readonly tasks: number;
}
