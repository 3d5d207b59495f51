import type { Instant } from '@duban/calendar';
import { dayAt, dayNumber, endOf } from './clock/days';
import type { DayNumber } from './clock/days';
import { evolve } from './evolve';
import { lightOf } from './light/forecast';
import { openReasons } from './light/reasons';
import type { TaskState } from './state';
import { isOpen } from './transitions';
import type { ClockStretch, Explanation, LightReason, TaskEvent, Terms, World } from './types';
import { viewOf } from './view';
import type { View } from './view';

/**
 * Why the task has its light at an instant, and in whose hands its time was, from issue to now. `events` is the whole
 * history of the state, in order. The working days counted as the lead unit's after the due day sum to
 * `workingDaysLate` (less those before the issue of a task issued past its due day); a stretch counts the days d with from < d <= to.
 */
export function explain(
  state: TaskState,
  terms: Terms,
  events: readonly TaskEvent[],
  now: Instant,
  world: World,
): Explanation {
  return {
    light: lightOf(state, terms, now, world),
    reasons: reasonsOf(viewOf(state, terms, world), now),
    clock: livesOf(events, terms).flatMap((life, i, lives) =>
      stretchesOf(life, lives[i + 1]?.[0]?.at ?? null, terms, now, world),
    ),
  };
}

function reasonsOf(view: View, now: Instant): readonly LightReason[] {
  const { status, since } = view.state;
  const single = (code: string, at: Instant | null): readonly LightReason[] => [
    { code, params: {}, at, workingDays: null },
  ];
  if (!isOpen(status) || status === 'suspended') return single(status, since);
  const reasons = openReasons(view, now);
  if (reasons.length === 0) return single('on-track', null);
  return reasons.map(({ code, params, at, workingDays }) => ({ code, params, at, workingDays }));
}

/** The states a task went through, cut where it was reopened: each life has its own due day and lateness. */
function livesOf(events: readonly TaskEvent[], terms: Terms): readonly (readonly TaskState[])[] {
  const lives: TaskState[][] = [];
  let state: TaskState | null = null;
  for (const event of events) {
    state = evolve(state, terms, event);
    if (event.kind === 'assigned' || event.kind === 'reopened') lives.push([]);
    lives.at(-1)?.push(state);
  }
  return lives;
}

/** A span of one status in one unit's hands. */
interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly state: Exclude<ClockStretch['state'], 'overdue'>;
  readonly heldBy: string;
}

function stretchesOf(
  life: readonly TaskState[],
  end: Instant | null,
  terms: Terms,
  now: Instant,
  world: World,
): readonly ClockStretch[] {
  const last = life.at(-1);
  if (last === undefined) return [];
  const view = viewOf(last, terms, world);
  // A grant counts lateness anew and a suspension before the due day moves it: the last day a life had holds for all of it.
  const anchor = view.frame.due(terms, last.lateFrom ?? last.dueOn).day;
  return spansOf(life, end)
    .flatMap((span) => cutAt(span, endOf(anchor), now))
    .map((stretch) => ({
      ...stretch,
      countedWorkingDays: stretch.state === 'closed' ? 0 : countedDays(view, stretch.from, stretch.to ?? now),
    }));
}

const HOLDING: Partial<Record<TaskState['status'], Span['state']>> = {
  submitted: 'waiting-review',
  declined: 'declined',
  suspended: 'suspended',
};

function spansOf(life: readonly TaskState[], end: Instant | null): readonly Span[] {
  const spans: Span[] = [];
  for (const { status, unit, supervisor, at } of life) {
    const held = HOLDING[status];
    const state = held ?? (isOpen(status) ? 'running' : 'closed');
    const heldBy = held === undefined ? unit : supervisor;
    const before = spans.at(-1);
    if (before?.state === state && before.heldBy === heldBy) continue;
    if (before !== undefined) spans[spans.length - 1] = { ...before, to: at };
    spans.push({ from: at, to: null, state, heldBy });
  }
  const last = spans.at(-1);
  if (last !== undefined) spans[spans.length - 1] = { ...last, to: end };
  return spans;
}

type Stretch = Omit<ClockStretch, 'countedWorkingDays'>;

/** A running span cut where the due day ended. */
function cutAt(span: Span, due: Instant, now: Instant): readonly Stretch[] {
  if (span.state !== 'running' || (span.to ?? now) <= due) return [span];
  if (span.from > due) return [{ ...span, state: 'overdue' }];
  return [
    { ...span, to: due },
    { ...span, from: due, state: 'overdue' },
  ];
}

/** The lead unit's working days d with from < d <= to: those of no pause, and of none that still goes on. */
function countedDays(view: View, from: Instant, to: Instant): number {
  const { state, frame } = view;
  const first = dayAt(from);
  const lastDay = dayAt(to);
  let days = frame.index.between(first, lastDay);
  for (const [begin, end] of pausesIn(state, lastDay)) {
    days -= frame.index.between(Math.max(begin, first), Math.min(end, lastDay));
  }
  return days;
}

function pausesIn(state: TaskState, until: DayNumber): readonly (readonly [DayNumber, DayNumber])[] {
  const pauses = (state.pauses ?? []).map(([from, to]) => [dayNumber(from), dayNumber(to)] as const);
  const { status } = state;
  const goesOn = status === 'submitted' || status === 'declined' || status === 'suspended';
  return goesOn ? [...pauses, [dayAt(state.since), until] as const] : pauses;
}
