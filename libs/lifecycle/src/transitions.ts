import type { Act, TaskStatus } from './types';

/** What one must be to a task to do an act; who holds which relation is settled where permissions are. */
export type Relation =
  | 'lead'
  | 'support'
  | 'supervisor'
  | 'obstacle-holder'
  | 'objection-reviewer'
  | 'secretary-above'
  | 'anyone-who-sees';

/** One act's row: the single source of code, permissions, API texts, buttons and the state diagram. */
export interface Transition {
  readonly from: readonly TaskStatus[];
  readonly by: readonly Relation[];
  /** True where it takes the unit's head or deputy (or the post that heads it). */
  readonly headOnly: boolean;
  /** `as-before`: the status before the suspension; null: unchanged. */
  readonly to: TaskStatus | 'as-before' | null;
  /** Where the act may also put the task elsewhere, depending on where it stands: drawn, and told. */
  readonly puts?: Readonly<Partial<Record<TaskStatus, TaskStatus | 'as-before'>>>;
}

/** The statuses in which a task is open. */
export const openStatuses: readonly TaskStatus[] = [
  'assigned',
  'active',
  'submitted',
  'returned',
  'declined',
  'suspended',
];

const running: readonly TaskStatus[] = ['assigned', 'active', 'submitted', 'returned', 'declined'];
const every: readonly TaskStatus[] = [...openStatuses, 'completed', 'terminated', 'cancelled'];
const working: readonly TaskStatus[] = ['active', 'returned'];

/**
 * The contract's table of acts. An extension may be decided, and an obstacle cleared, in any open status while one
 * stands; a closed task's request, obstacle and objection have lapsed, and so have those of a unit that no longer has the
 * task. An objection to a termination may be raised for 30 days, and is decided while the task stays terminated.
 */
export const transitions: Readonly<Record<Act, Transition>> = {
  accept: { from: ['assigned'], by: ['lead'], headOnly: false, to: 'active' },
  decline: { from: ['assigned'], by: ['lead'], headOnly: false, to: 'declined' },
  progress: { from: working, by: ['lead'], headOnly: false, to: 'active' },
  contribute: { from: working, by: ['support'], headOnly: false, to: null },
  submit: { from: working, by: ['lead'], headOnly: true, to: 'submitted' },
  approve: { from: ['submitted'], by: ['supervisor'], headOnly: true, to: 'completed' },
  withdraw: { from: ['submitted'], by: ['lead'], headOnly: false, to: 'active' },
  return: { from: ['submitted'], by: ['supervisor'], headOnly: false, to: 'returned' },
  reopen: { from: ['completed', 'terminated'], by: ['supervisor'], headOnly: true, to: 'active' },
  'request-extension': { from: working, by: ['lead'], headOnly: false, to: null },
  'decide-extension': { from: openStatuses, by: ['supervisor'], headOnly: true, to: null },
  reassign: {
    from: ['assigned', 'active', 'returned', 'declined'],
    by: ['supervisor'],
    headOnly: false,
    to: 'assigned',
  },
  decompose: { from: ['active'], by: ['lead'], headOnly: false, to: null },
  'raise-obstacle': { from: working, by: ['lead'], headOnly: false, to: null },
  'clear-obstacle': {
    from: openStatuses,
    by: ['obstacle-holder', 'supervisor'],
    headOnly: false,
    to: null,
  },
  object: { from: [...openStatuses, 'terminated'], by: ['lead'], headOnly: false, to: null },
  'decide-objection': {
    from: [...openStatuses, 'terminated'],
    by: ['objection-reviewer'],
    headOnly: true,
    to: null,
    puts: { returned: 'submitted', terminated: 'as-before' },
  },
  urge: { from: openStatuses, by: ['supervisor', 'secretary-above'], headOnly: false, to: null },
  comment: { from: every, by: ['anyone-who-sees'], headOnly: false, to: null },
  suspend: { from: running, by: ['supervisor'], headOnly: true, to: 'suspended' },
  resume: { from: ['suspended'], by: ['supervisor'], headOnly: false, to: 'as-before' },
  terminate: { from: openStatuses, by: ['supervisor'], headOnly: true, to: 'terminated' },
  cancel: { from: openStatuses, by: ['supervisor'], headOnly: true, to: 'cancelled' },
};

/** Whether a status is open. */
export function isOpen(status: TaskStatus): boolean {
  return status !== 'completed' && status !== 'terminated' && status !== 'cancelled';
}
