import type { Instant } from '@duban/calendar';
import { withPause } from '../acts/act';
import type { Applier, Patch } from '../acts/act';
import type { TaskState } from '../state';
import type { Actor, Assignment, TaskEvent, Terms, World } from '../types';
import { owed } from './owed';

/** Where a task stands once its unit's work was taken over; settled from the organisation by the caller. */
export type Successor = Omit<Assignment, 'taskId'> & {
  /** Who holds the open obstacle from now on, where its holder is the unit that ended. */
  readonly heldBy?: string;
  /** The decision it rests on. */
  readonly basis?: string;
};

/** A unit ended while the task ran, and another took its work over (承接). `from`: the lead unit until then. */
export interface Succeeded extends Successor {
  readonly from: string;
}

/**
 * 承接: the task passes to the unit that took over, as it is: status, due day, reports and ladder stay, and what came
 * before stands under the former unit's name. First comes what the clock owed by then. Nothing where nothing changes.
 */
export function succeed(
  state: TaskState,
  terms: Terms,
  to: Successor,
  { actor, now, world }: { readonly actor: Actor; readonly now: Instant; readonly world: World },
): readonly TaskEvent[] {
  if (isSamePlace(state, to)) return [];
  const events = owed(state, terms, now, world);
  const data: Succeeded = { from: state.unit, ...to };
  return [...events, { seq: state.seq + events.length + 1, kind: 'succeeded', at: now, actor, data }];
}

const sameUnits = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((unit, i) => unit === b[i]);

function isSamePlace(state: TaskState, to: Successor): boolean {
  return (
    state.unit === to.unit &&
    state.supervisor === to.supervisor &&
    sameUnits(state.support, to.support) &&
    sameUnits(state.relays, to.relays) &&
    (to.heldBy ?? state.obstacle?.heldBy) === state.obstacle?.heldBy
  );
}

/**
 * An obstacle that the new unit held is its own work now, and none any more; its days stay the holder's. One that the
 * former unit held passes to its successor as it stands.
 */
export const succeeded: Applier<'succeeded'> = (state, { at, data }) => ({
  ...obstacleAfter(state, data, at),
  docketId: data.docketId,
  unit: data.unit,
  support: data.support,
  supervisor: data.supervisor,
  relays: data.relays,
  territory: data.territory,
  level: data.level,
});

function obstacleAfter({ obstacle, blocked }: TaskState, { unit, heldBy }: Succeeded, at: Instant): Patch {
  if (obstacle === undefined) return {};
  const holder = heldBy ?? obstacle.heldBy;
  return holder === unit
    ? { obstacle: undefined, blocked: withPause(blocked, obstacle.at, at) }
    : { obstacle: { ...obstacle, heldBy: holder } };
}
