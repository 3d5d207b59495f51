import type { Instant } from '@duban/calendar';
import { nextWake } from '../clock/next-wake';
import { dayAt, dayText } from '../clock/days';
import { decide } from '../decide';
import { evolve } from '../evolve';
import type { TaskState } from '../state';
import type { Actor, Assignment, Command, TaskEvent, Terms, World } from '../types';
import { intentionOf } from './intention';
import type { Cast, Part } from './intention';
import { mannerOf } from './manner';
import type { Behaviour } from './manner';
import { between } from './random';
import type { Random } from './random';

export interface Rehearsal {
  readonly assignment: Assignment;
  readonly terms: Terms;
  readonly cast: Cast;
  readonly behaviour: Behaviour;
  readonly random: Random;
  /** Nothing later than this happens. */
  readonly until: Instant;
  readonly world: World;
}

const clock: Actor = { kind: 'clock' };

function partOf({ terms, cast, behaviour, random }: Rehearsal): Part {
  const manner = mannerOf(behaviour, random);
  return {
    cast,
    manner,
    past: { sentBack: 0, suspended: false, askedExtension: false, reportsUpTo: '' },
    madeReports: terms.reportDays.map(() => random() < manner.reports),
    minute: between(random, 0, 500),
  };
}

/** Keeps what the people remember of what they did. */
function remember(part: Part, command: Command, state: TaskState, terms: Terms): void {
  const { past } = part;
  if (command.act === 'return') past.sentBack += 1;
  if (command.act === 'suspend') past.suspended = true;
  if (command.act === 'request-extension') past.askedExtension = true;
  if (command.act === 'progress') {
    const today = dayText(dayAt(state.at));
    past.reportsUpTo = terms.reportDays.find((day) => day >= today) ?? today;
  }
}

/**
 * Plays one task from its assignment to an instant: people act in their manner, the clock wakes when it is due, and
 * every event is the machine's own. The same seed gives the same events.
 * Throws where the machine refuses what the rehearsal meant to do: a bug of the rehearsal.
 */
export function rehearseTask(rehearsal: Rehearsal): {
  readonly state: TaskState;
  readonly events: readonly TaskEvent[];
} {
  const { terms, until, world } = rehearsal;
  const part = partOf(rehearsal);
  const events: TaskEvent[] = [];
  const run = (before: TaskState | null, command: Command, actor: Actor, now: Instant): TaskState => {
    const decision = decide(before, terms, command, { actor, now, world });
    if (!decision.ok) throw new Error(`a rehearsal may not ${command.act}: ${decision.refusal.code}`);
    let state = before;
    for (const event of decision.events) {
      events.push(event);
      state = evolve(state, terms, event);
    }
    if (state === null) throw new Error('an assignment gives an event');
    return state;
  };

  let state = run(
    null,
    { act: 'assign', assignment: rehearsal.assignment },
    rehearsal.cast.issuer,
    terms.issuedAt,
  );
  let now: Instant = state.at;
  for (;;) {
    const wake = nextWake(state, terms, now, world);
    const next = intentionOf(state, terms, part, world);
    const wakes = wake !== null && (next === null || wake <= next.at);
    const at = wakes ? wake : next?.at;
    if (at === undefined || at > until) return { state, events };
    if (wakes) state = run(state, { act: 'wake' }, clock, wake);
    else if (next !== null) {
      state = run(state, next.command, next.actor, next.at);
      remember(part, next.command, state, terms);
    }
    now = at;
  }
}
