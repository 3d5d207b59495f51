import type { Day, Instant } from '@duban/calendar';
import { dayAt, dayNumber, dayText } from '../clock/days';
import type { DayNumber } from '../clock/days';
import { frameOf } from '../clock/frame';
import { evolve } from '../evolve';
import { clockTime, leadDebt, reachedAt } from '../lateness';
import type { TaskState } from '../state';
import { isOpen } from '../transitions';
import type { Actor, TaskEvent, Terms, World } from '../types';
import { viewOf } from '../view';
import { momentOf, sameMoment } from './moment';
import type { Moment } from './moment';
import { movesADay } from './terms-event';
import type { TermsChanged } from './terms-event';
import { owed } from './owed';

/** What changes. Both worlds differ in their calendar where a notice came; `to` follows from the new one. */
export interface TermsChange {
  readonly cause: TermsChanged['cause'];
  readonly of: number;
  readonly from: Terms;
  readonly to: Terms;
  readonly former: World;
  readonly world: World;
  /** The earliest due day the task may get, where tasks made by dividing it are due on that day; null: none. */
  readonly notBefore?: Day | null;
}

/**
 * Puts an open task under other terms: first what the clock owed under the former ones, then the change. A due day set
 * for the task itself (extended, reopened, moved by a suspension) stays; a day of acceptance follows its own rule.
 * Taking a change back restores every day. Nothing where neither the terms nor a day differ, or the task is closed.
 */
export function changeTerms(
  state: TaskState,
  change: TermsChange,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): readonly TaskEvent[] {
  if (!isOpen(state.status)) return [];
  const before = owed(state, change.from, now, change.former);
  const at = before.reduce((last, event) => evolve(last, change.from, event), state);
  const data = changed(at, change, now);
  if (data.termsId === data.former.termsId && !movesADay(data) && data.told === (at.told ?? 0)) return [];
  return [...before, { seq: at.seq + 1, kind: 'terms-changed', at: now, actor, data }];
}

/** A task's standing in time now, and as it would be under other terms. */
export interface Foretold {
  readonly from: Moment;
  readonly to: Moment;
  /** Something of its standing differs. */
  readonly moves: boolean;
  /** The change would be recorded. */
  readonly changes: boolean;
}

/** Where the task would stand if the change came now, and whether anything of it moves. Records nothing. */
export function termsWouldMove(state: TaskState, change: TermsChange, now: Instant): Foretold {
  const { from, to, former, world } = change;
  const events = changeTerms(state, change, { actor: { kind: 'clock' }, now });
  const after = events.reduce(
    (last, event) => evolve(last, event.kind === 'terms-changed' ? to : from, event),
    state,
  );
  const before = momentOf(state, from, now, former);
  const then = momentOf(after, events.length > 0 ? to : from, now, world);
  return { from: before, to: then, moves: !sameMoment(before, then), changes: events.length > 0 };
}

function changed(state: TaskState, change: TermsChange, now: Instant): TermsChanged {
  const { cause, of, from, to, former, world, notBefore = null } = change;
  const isOwn = state.dueKept !== true && state.dueOn === from.dueOn;
  const mayMove = isOwn && (notBefore === null || to.dueOn >= notBefore);
  const dueOn = mayMove ? to.dueOn : state.dueOn;
  const dueKept = !isOwn;
  const acceptBy = acceptDay(state, change);
  const dayIn = (where: World, terms: Terms, day: Day): Day => dayText(frameOf(where).due(terms, day).day);
  const most = state.toldBefore?.dueOn === dueOn ? state.toldBefore.told : 0;
  const then = viewOf({ ...state, dueOn, acceptBy }, to, world);
  const reached = reachedAt(then, leadDebt(then), clockTime(state, now));
  const had = state.told ?? 0;
  const told = Math.min(Math.max(had, most), reached);
  return {
    cause,
    of,
    termsId: to.id,
    dueOn,
    dueDay: dayIn(world, to, dueOn),
    acceptBy,
    former: {
      termsId: from.id,
      dueOn: state.dueOn,
      dueDay: dayIn(former, from, state.dueOn),
      acceptBy: state.acceptBy,
    },
    told,
    toldBefore: told < had ? { dueOn: state.dueOn, told: had } : (state.toldBefore ?? null),
    dueKept,
  };
}

/**
 * The day by which acceptance is due under the new terms: by the rule that gave the present one (the terms' own day, or
 * so many working days after a hand-over, each moved by the suspensions since), else the present one.
 */
function acceptDay(state: TaskState, { from, to, former, world }: TermsChange): Day {
  if (state.status !== 'assigned' && state.before !== 'assigned') return state.acceptBy;
  type Rule = (where: World, terms: Terms) => DayNumber;
  const issued: Rule = (_, terms) => dayNumber(terms.acceptBy);
  const handedOver: Rule = (where, { rules: { acceptWithin } }) =>
    frameOf(where).index.add(dayNumber(state.askedAfter), acceptWithin);
  // Both may give the same day: what was handed over since its issue follows the hand-over.
  const wasHandedOver = dayNumber(state.askedAfter) > dayAt(from.issuedAt);
  const rules = wasHandedOver ? [handedOver, issued] : [issued, handedOver];
  for (const rule of rules) {
    if (suspended(state, rule(former, from), former) !== dayNumber(state.acceptBy)) continue;
    const day = suspended(state, rule(world, to), world);
    return day === Infinity ? state.acceptBy : dayText(day);
  }
  return state.acceptBy;
}

/** A day of acceptance moved by the working days of each suspension in which it was still awaited. */
function suspended(state: TaskState, first: DayNumber, world: World): DayNumber {
  const { index } = frameOf(world);
  let day = first;
  for (const [from, to] of state.pauses ?? []) {
    if (from < state.askedAfter || dayNumber(from) > day) continue;
    day = index.add(day, index.between(dayNumber(from), dayNumber(to)));
  }
  return day;
}
