import { accept, decline } from './acts/acceptance';
import { isRefusal } from './acts/act';
import type { Context, Decider, Outcome } from './acts/act';
import { assign } from './acts/assignment';
import { comment, urge } from './acts/attention';
import { cancel, terminate } from './acts/closing';
import { approve, reopen, sendBack, submit, withdraw } from './acts/completion';
import { decompose } from './acts/decomposition';
import { decideExtension, requestExtension } from './acts/extension';
import { decideObjection, raiseObjection } from './acts/objection';
import { clearObstacle, raiseObstacle } from './acts/obstacle';
import { reassign } from './acts/reassignment';
import { contribute, progress } from './acts/reporting';
import { resume, suspend } from './acts/suspension';
import type { Draft } from './clock/clock-rule';
import { dueDrafts } from './clock/wake';
import type { TaskState } from './state';
import { transitions } from './transitions';
import type { Act, Actor, Command, Decision, TaskEvent, Terms } from './types';
import { viewOf } from './view';
import type { View } from './view';

const deciders: { readonly [A in Act]: Decider<A> } = {
  accept,
  decline,
  progress,
  contribute,
  submit,
  withdraw,
  approve,
  return: sendBack,
  reopen,
  'request-extension': requestExtension,
  'decide-extension': decideExtension,
  reassign,
  decompose,
  'raise-obstacle': raiseObstacle,
  'clear-obstacle': clearObstacle,
  object: raiseObjection,
  'decide-objection': decideObjection,
  urge,
  comment,
  suspend,
  resume,
  terminate,
  cancel,
};

type ActCommand = Extract<Command, { act: Act }>;

const CLOCK: Actor = { kind: 'clock' };

/**
 * What a command makes of a task: the events to record, in order, or why it is refused. `wake` gives all that
 * the clock owes up to `now`, each with the instant it was due. A person's act gives first whatever the clock still
 * owed before it, then its own event; so history is the same however late a wake comes, and every event of
 * the answer must be folded. Refusals: `status-not-allowed` (params `act`, `status`, `allowed`: the statuses that
 * would do), or an act's own. Throws only for bugs: no task, a second assignment, a time before the last event.
 */
export function decide(state: TaskState | null, terms: Terms, command: Command, context: Context): Decision {
  if (command.act === 'assign') {
    if (state !== null) throw new TypeError('a task is assigned once');
    return { ok: true, events: [eventOf(assign(command.assignment, terms), 1, context.now, context.actor)] };
  }
  if (state === null) throw new TypeError(`${command.act} needs a task`);
  if (context.now < state.at) throw new RangeError('an act cannot precede the last event');
  const view = viewOf(state, terms, context.world);
  if (command.act === 'wake') return { ok: true, events: owedEvents(view, context.now) };
  const { from } = transitions[command.act];
  if (!from.includes(state.status)) {
    return {
      ok: false,
      refusal: {
        code: 'status-not-allowed',
        params: { act: command.act, status: state.status, allowed: from },
      },
    };
  }
  const outcome = decideAct(view, command, context);
  if (isRefusal(outcome)) return { ok: false, refusal: outcome };
  const events = owedEvents(view, context.now);
  events.push(eventOf(outcome, state.seq + events.length + 1, context.now, context.actor));
  return { ok: true, events };
}

/** The table gives each act its own decider, which takes that act's commands. */
function decideAct(view: View, command: ActCommand, context: Context): Outcome {
  const decider = deciders[command.act] as (view: View, command: ActCommand, context: Context) => Outcome;
  return decider(view, command, context);
}

function owedEvents(view: View, now: number): TaskEvent[] {
  return dueDrafts(view, now).map(({ at, draft }, i) => eventOf(draft, view.state.seq + i + 1, at, CLOCK));
}

function eventOf(draft: Draft, seq: number, at: number, actor: Actor): TaskEvent {
  return { seq, kind: draft.kind, at, actor, data: draft.data } as TaskEvent;
}
