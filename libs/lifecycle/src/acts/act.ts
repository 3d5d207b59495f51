import type { Day, Instant } from '@duban/calendar';
import type { Draft } from '../clock/clock-rule';
import { dayAt, dayNumber, dayText, isDay } from '../clock/days';
import type { Pause, TaskState } from '../state';
import type { Act, Actor, Command, EventData, EventKind, Refusal, Terms, TaskEvent, World } from '../types';
import type { View } from '../view';

/** What surrounds a command: who, when, and the world's look-ups. */
export interface Context {
  readonly actor: Actor;
  /** Business time; never before the task's last event. */
  readonly now: Instant;
  readonly world: World;
  /** Left out: the task has neither parent nor children. */
  readonly family?: Family;
}

/** What the caller knows, under its locks, of a task's parent and children. */
export interface Family {
  readonly parent: { readonly dueOn: Day; readonly isOpen: boolean } | null;
  readonly openChildren: number;
}

/** An act's answer: what to record, or why not. */
export type Outcome = Draft | Refusal;

/** Decides one act in a status that allows it. */
export type Decider<A extends Act> = (
  view: View,
  command: Extract<Command, { act: A }>,
  context: Context,
) => Outcome;

/** What an event changes; a field given as undefined is taken away. */
export type Patch = { readonly [K in keyof TaskState]?: TaskState[K] | undefined };

/** Applies one kind of event. */
export type Applier<K extends EventKind> = (
  state: TaskState,
  event: Extract<TaskEvent, { kind: K }> & { readonly data: EventData[K] },
  terms: Terms,
) => Patch;

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return 'code' in outcome;
}

/** A refusal of an act's own. */
export function refused(code: Refusal['code'], params: Refusal['params'] = {}): Refusal {
  return { code, params };
}

/** The pauses after a status that held the task out of the lead unit's hands ends at an instant. */
export function pausesAfter(state: TaskState, at: Instant): readonly Pause[] | undefined {
  const { status, pauses } = state;
  if (status !== 'submitted' && status !== 'declined' && status !== 'suspended') return pauses;
  return withPause(pauses, state.since, at);
}

/** The pauses with one more: the days d with from < d <= to; as they were where there is no such day. */
export function withPause(
  pauses: readonly Pause[] | undefined,
  from: Instant,
  to: Instant,
): readonly Pause[] | undefined {
  const first = dayAt(from);
  const last = dayAt(to);
  return first < last ? [...(pauses ?? []), [dayText(first), dayText(last)]] : pauses;
}

/** What ends with a task's life, or with its unit's: the open obstacle, whose days were its holder's, and open questions. */
export function lapsed(state: TaskState, at: Instant): Patch {
  return {
    extension: undefined,
    objection: undefined,
    obstacle: undefined,
    blocked: state.obstacle === undefined ? state.blocked : withPause(state.blocked, state.obstacle.at, at),
  };
}

/** A day after the parent's is no day for a child (`after-parent`, with `dueOn` and `parentDueOn`). */
export function refuseAfterParent(dueOn: Day, { family }: Context): Refusal | null {
  const parent = family?.parent ?? null;
  return parent !== null && dueOn > parent.dueOn
    ? refused('after-parent', { dueOn, parentDueOn: parent.dueOn })
    : null;
}

/** A task closes after its children (`children-open`, with their number). */
export function refuseOpenChildren({ family }: Context): Refusal | null {
  const open = family?.openChildren ?? 0;
  return open > 0 ? refused('children-open', { open }) : null;
}

/** A child is not taken up again while its parent is closed (`parent-closed`). */
export function refuseClosedParent({ family }: Context): Refusal | null {
  return family?.parent?.isOpen === false ? refused('parent-closed') : null;
}

/**
 * Whether a day may become a due day: a real one (`invalid-day`), in a year with a calendar (`no-calendar`).
 * Params: `dueOn`.
 */
export function refuseDay(dueOn: string, world: World): Refusal | null {
  if (!isDay(dueOn)) return { code: 'invalid-day', params: { dueOn } };
  if (!world.calendar.hasYear(Number(dueOn.slice(0, 4)))) return { code: 'no-calendar', params: { dueOn } };
  return null;
}

/** As `refuseDay`, and the day must come after the present due day (`invalid-day` with `after`). */
export function refuseLaterDay(dueOn: string, state: TaskState, world: World): Refusal | null {
  const refusal = refuseDay(dueOn, world);
  if (refusal !== null) return refusal;
  return dayNumber(dueOn) > dayNumber(state.dueOn)
    ? null
    : { code: 'invalid-day', params: { dueOn, after: state.dueOn } };
}
