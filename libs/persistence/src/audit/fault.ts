/** Something that differs from what the events say; `subject` is the id of the task, docket or clock. */
export interface Fault {
  readonly code:
    | 'chain-broken'
    | 'seq-gap'
    | 'read-model-differs'
    | 'docket-wake-differs'
    | 'clock-late'
    | 'task-without-event';
  readonly subject: string;
}
