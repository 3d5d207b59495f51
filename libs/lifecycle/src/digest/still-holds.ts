import type { Instant } from '@duban/calendar';
import { isOverdue, isRunning } from '../lateness';
import type { TaskState } from '../state';
import { isOpen } from '../transitions';
import type { EventKind, Terms, World } from '../types';

/** What a notice said, and to whom. */
export interface Said {
  readonly kind: EventKind;
  readonly unit: string;
  /** The instant of the event. */
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** The task as it stands at sending. */
export interface Standing {
  readonly state: TaskState;
  readonly terms: Terms;
  readonly now: Instant;
  readonly world: World;
}

/** What the rules below look at. */
interface Facts extends Standing {
  readonly said: Said;
  readonly lead: boolean;
  readonly supervisor: boolean;
  /** The lead unit has it in hand. */
  readonly works: boolean;
  /** Said of the unit that is pressed now too: the holder of the open obstacle, else the lead unit. */
  readonly presses: boolean;
}

const always = (): boolean => true;
/** An act upon the task, told to its lead unit; a unit that no longer has it hears no more of it. */
const concerned = ({ lead, supervisor }: Facts): boolean => lead || supervisor;

const rules: Readonly<Record<EventKind, (facts: Facts) => boolean>> = {
  'accept-missed': ({ lead, state }) => lead && state.status === 'assigned',
  reminded: ({ presses, works, said, state }) => presses && works && said.data?.dueOn === state.dueOn,
  // A report made since, of whichever period, mends it.
  'report-missed': ({ lead, works, said, state }) =>
    lead && works && (state.reportAt === undefined || state.reportAt < said.at),
  escalated: ({ presses, works, state, terms, now, world }) =>
    presses && works && isOverdue(state, terms, now, world),
  'review-reminded': ({ supervisor, state }) =>
    supervisor && (state.status === 'submitted' || state.status === 'declined'),
  submitted: ({ supervisor, state }) => supervisor && state.status === 'submitted',
  declined: ({ supervisor, state }) => supervisor && state.status === 'declined',
  'extension-requested': ({ supervisor, state }) => supervisor && state.extension !== undefined,
  progressed: ({ supervisor, state }) => supervisor && isOpen(state.status) && state.forecast === 'blocked',
  decomposed: concerned,
  'obstacle-raised': ({ said, supervisor, state }) =>
    state.obstacle !== undefined && (supervisor || said.unit === state.obstacle.heldBy),
  'obstacle-cleared': always,
  objected: ({ said, supervisor, state }) =>
    state.objection !== undefined && (supervisor || said.unit === state.objection.reviewer),
  'objection-decided': concerned,
  commented: always,
  assigned: concerned,
  accepted: concerned,
  contributed: concerned,
  withdrawn: concerned,
  approved: concerned,
  // Told at once; these are asked where a channel hands it over, perhaps hours later.
  returned: ({ lead, state }) => lead && state.status === 'returned',
  reopened: ({ lead, works }) => lead && works,
  'extension-decided': concerned,
  reassigned: ({ lead, state }) => lead && state.status === 'assigned',
  urged: ({ lead, supervisor, said, state: { status, obstacle } }) => {
    const withSupervisor = status === 'submitted' || status === 'declined';
    return isOpen(status) && (withSupervisor ? supervisor : lead || said.unit === obstacle?.heldBy);
  },
  suspended: concerned,
  resumed: concerned,
  terminated: concerned,
  cancelled: concerned,
  'terms-changed': ({ lead, said, state }) =>
    lead && isOpen(state.status) && said.data?.dueOn === state.dueOn,
  succeeded: concerned,
};

/**
 * Whether a digest's line is still true when it is sent: a reminder of a task handed in meanwhile, of a due day
 * that moved, or to a unit that no longer has the task, is not; nor is a call to do what has been done. Other acts stay
 * worth telling whatever followed.
 */
export function stillHolds(said: Said, standing: Standing): boolean {
  const { state, terms, now, world } = standing;
  // Written out: a spread costs several times as much, and a rehearsal of a year asks ten million times.
  return rules[said.kind]({
    state,
    terms,
    now,
    world,
    said,
    lead: said.unit === state.unit,
    supervisor: said.unit === state.supervisor,
    works: isRunning(state),
    presses: isPressed(said, state),
  });
}

/** Whether those told are still the ones to press; a reminder goes to their unit itself, steps of the ladder up its chain. */
function isPressed({ kind, unit, data }: Said, { obstacle, unit: lead }: TaskState): boolean {
  if ((data?.heldBy ?? null) !== (obstacle?.heldBy ?? null)) return false;
  return kind !== 'reminded' || unit === (obstacle?.heldBy ?? lead);
}
