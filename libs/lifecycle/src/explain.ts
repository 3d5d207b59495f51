import type { Instant } from '@duban/calendar';
import { withPause } from './acts/act';
import { dayAt, endOf } from './clock/days';
import { evolve } from './evolve';
import { daysIn, spansOff } from './lateness';
import { lightOf } from './light/forecast';
import { obstacleReason, openReasons } from './light/reasons';
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
  const unfounded = unfoundedIn(events);
  return {
    light: lightOf(state, terms, now, world),
    reasons: [
      ...reasonsOf(viewOf(state, terms, world), now).map((reason) => withMoves(reason, events, terms)),
      ...changesIn(events),
    ],
    clock: livesOf(events, terms).flatMap((life, i, lives) =>
      stretchesOf(life, lives[i + 1]?.[0]?.at ?? null, { terms, now, world, unfounded }),
    ),
  };
}

function reasonsOf(view: View, now: Instant): readonly LightReason[] {
  const { status, since } = view.state;
  const single = (code: string, at: Instant | null): readonly LightReason[] => [
    { code, params: {}, at, workingDays: null },
  ];
  if (!isOpen(status) || status === 'suspended') return single(status, since);
  const reasons = openReasons(view, now).map(({ code, params, at, workingDays }) => ({
    ...{ code, params, at, workingDays },
  }));
  const obstacle = obstacleReason(view, now);
  return [
    ...(reasons.length === 0 ? single('on-track', null) : reasons),
    ...(obstacle === null ? [] : [obstacle]),
  ];
}

/** A reason that names a due day which is not the first one, with the kinds of events that moved it. */
function withMoves(reason: LightReason, events: readonly TaskEvent[], terms: Terms): LightReason {
  if (reason.code !== 'overdue' || reason.params.dueOn === terms.dueOn) return reason;
  const movedBy = new Set<string>();
  let dueOn = '';
  let state: TaskState | null = null;
  for (const event of events) {
    state = evolve(state, terms, event);
    if (event.kind === 'reopened') movedBy.clear();
    if (dueOn !== '' && state.dueOn !== dueOn) movedBy.add(event.kind);
    ({ dueOn } = state);
  }
  return { ...reason, params: { ...reason.params, movedBy: [...movedBy].join() } };
}

/** Instants at which obstacles were raised that were found not to be: their days are the lead unit's own again. */
function unfoundedIn(events: readonly TaskEvent[]): ReadonlySet<Instant> {
  const found = new Set<Instant>();
  let raised: Instant | null = null;
  for (const { kind, at, data } of events) {
    if (kind === 'obstacle-raised') raised = at;
    else if (kind === 'obstacle-cleared' && !data.founded && raised !== null) found.add(raised);
  }
  return found;
}

/** What became of the task by no act of its own: other terms (the last of them), a unit that took it over. */
function changesIn(events: readonly TaskEvent[]): readonly LightReason[] {
  const changed = events.findLast((event) => event.kind === 'terms-changed');
  const taken = events.filter((event) => event.kind === 'succeeded');
  return [
    ...taken.map(({ at, data: { from, unit } }) => ({
      ...{ code: 'succeeded', at, workingDays: null },
      params: { from, unit },
    })),
    ...(changed === undefined
      ? []
      : [
          {
            ...{ code: 'terms-changed', at: changed.at, workingDays: null },
            params: {
              ...{ cause: changed.data.cause, of: changed.data.of },
              ...{ from: changed.data.former.dueDay, to: changed.data.dueDay },
            },
          },
        ]),
  ];
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

/** What the stretches of a life are made with. */
interface Telling {
  readonly terms: Terms;
  readonly now: Instant;
  readonly world: World;
  readonly unfounded: ReadonlySet<Instant>;
}

function stretchesOf(
  life: readonly TaskState[],
  end: Instant | null,
  { terms, now, world, unfounded }: Telling,
): readonly ClockStretch[] {
  const last = life.at(-1);
  if (last === undefined) return [];
  const view = viewOf(last, terms, world);
  // A grant counts lateness anew and a suspension before the due day moves it: the last day a life had holds for all of it.
  const anchor = view.frame.due(terms, last.lateFrom ?? last.dueOn).day;
  return spansOf(life, end, unfounded)
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

function spansOf(
  life: readonly TaskState[],
  end: Instant | null,
  unfounded: ReadonlySet<Instant>,
): readonly Span[] {
  const spans: Span[] = [];
  for (const one of life) {
    const { at } = one;
    const { state, heldBy } = handsOf(one, unfounded);
    const before = spans.at(-1);
    if (before?.state === state && before.heldBy === heldBy) continue;
    if (before !== undefined) spans[spans.length - 1] = { ...before, to: at };
    spans.push({ from: at, to: null, state, heldBy });
  }
  const last = spans.at(-1);
  if (last !== undefined) spans[spans.length - 1] = { ...last, to: end };
  return spans;
}

/** In whose hands a task is in a state. */
function handsOf(
  { status, unit, supervisor, obstacle }: TaskState,
  unfounded: ReadonlySet<Instant>,
): Pick<Span, 'heldBy' | 'state'> {
  const held = HOLDING[status];
  if (held !== undefined) return { state: held, heldBy: supervisor };
  if (!isOpen(status)) return { state: 'closed', heldBy: unit };
  return obstacle === undefined || unfounded.has(obstacle.at)
    ? { state: 'running', heldBy: unit }
    : { state: 'obstacle', heldBy: obstacle.heldBy };
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

/** The lead unit's working days d with from < d <= to: those of no pause, of none that still goes on, and of no obstacle. */
function countedDays({ state, frame }: View, from: Instant, to: Instant): number {
  const first = dayAt(from);
  const last = dayAt(to);
  const { status, pauses } = state;
  const goesOn = status === 'submitted' || status === 'declined' || status === 'suspended';
  const off = spansOff(goesOn ? { ...state, pauses: withPause(pauses, state.since, to) } : state);
  return frame.index.between(first, last) - daysIn(off, first, last, frame);
}
