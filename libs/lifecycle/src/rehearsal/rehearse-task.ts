import type { Instant } from '@duban/calendar';
import { nextWake } from '../clock/next-wake';
import { decide } from '../decide';
import { evolve } from '../evolve';
import type { TaskState } from '../state';
import type { Actor, Assignment, Command, TaskEvent, World } from '../types';
import { Player } from './player';
import type { Role } from './player';

export interface Rehearsal extends Role {
  readonly assignment: Assignment;
  /** Nothing later than this happens. */
  readonly until: Instant;
  readonly world: World;
  /** Settles what a command leaves to whoever drives the task (an objection's reviewer), from the organisation. */
  readonly settle?: (command: Command, state: TaskState) => Command;
}

/** Hears each event as it happens, with the state before it (null before the first) and after it. */
export type Hearer = (event: TaskEvent, before: TaskState | null, after: TaskState) => void;

const clock: Actor = { kind: 'clock' };

/**
 * Plays one task from its assignment to an instant: people act in their manner, the clock wakes when it is due, and
 * every event is the machine's own. The same seed gives the same events. Answers the state at the end.
 * Throws where the machine refuses what the rehearsal meant to do: a bug of the rehearsal.
 */
export function playTask(rehearsal: Rehearsal, hear: Hearer): TaskState {
  const { terms, until, world, settle = (command: Command): Command => command } = rehearsal;
  const player = new Player(rehearsal);
  const run = (before: TaskState | null, command: Command, actor: Actor, now: Instant): TaskState | null => {
    const decision = decide(before, terms, command, { actor, now, world });
    if (!decision.ok) throw new Error(`a rehearsal may not ${command.act}: ${decision.refusal.code}`);
    let state = before;
    for (const event of decision.events) {
      const earlier = state;
      state = evolve(earlier, terms, event);
      hear(event, earlier, state);
    }
    return state;
  };

  const assign: Command = { act: 'assign', assignment: rehearsal.assignment };
  let state = run(null, assign, rehearsal.cast.issuer, terms.issuedAt);
  if (state === null) throw new Error('an assignment gives an event');
  let now: Instant = state.at;
  for (;;) {
    const wake: Instant | null = nextWake(state, terms, now, world);
    const next = player.next(state, world);
    const wakes = wake !== null && (next === null || wake <= next.at);
    const at = wakes ? wake : next?.at;
    if (at === undefined || at > until) return state;
    if (wakes) state = run(state, { act: 'wake' }, clock, wake) ?? state;
    else if (next !== null) {
      state = run(state, settle(next.command, state), next.actor, next.at) ?? state;
      player.did(next.command, state);
    }
    now = at;
  }
}

/** As {@link playTask}, with all its events. */
export function rehearseTask(rehearsal: Rehearsal): {
  readonly state: TaskState;
  readonly events: readonly TaskEvent[];
} {
  const events: TaskEvent[] = [];
  const state = playTask(rehearsal, (event) => {
    events.push(event);
  });
  return { state, events };
}
