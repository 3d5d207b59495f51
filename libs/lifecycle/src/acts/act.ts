import type { Instant } from '@duban/calendar';
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

/** The pauses after a status that held the task out of the lead unit's hands ends at an instant. */
export function pausesAfter(state: TaskState, at: Instant): readonly Pause[] | undefined {
  const { status, pauses } = state;
  if (status !== 'submitted' && status !== 'declined' && status !== 'suspended') return pauses;
  const from = dayAt(state.since);
  const to = dayAt(at);
  return from < to ? [...(pauses ?? []), [dayText(from), dayText(to)]] : pauses;
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
