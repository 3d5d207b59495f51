import type { Instant } from '@duban/calendar';
import { acceptUntil } from './clock/acceptance';
import { isAsked, isUnreported } from './clock/reporting';
import { nextWake } from './clock/next-wake';
import { decide } from './decide';
import { evolve } from './evolve';
import { isRunning } from './lateness';
import type { TaskState } from './state';
import type { ScheduleItem, TaskEvent, Terms, World } from './types';
import { headOf, viewOf, workersOf } from './view';
import type { View } from './view';

/** More wakes than any task can have left: reminders, reports of some years, a ladder. */
const MOST_WAKES = 400;

/**
 * What will happen after `now` if nobody acts, in order of time: what the clock's wakes will record (played with the
 * same `nextWake`, `decide` and `evolve`), and the instants by which acceptance and reports are due. Its
 * kinds leave out the word to the head about a missed acceptance or report, whose due items name the head.
 */
export function schedule(
  state: TaskState,
  terms: Terms,
  now: Instant,
  world: World,
): readonly ScheduleItem[] {
  const items = [...dueItems(viewOf(state, terms, world), now)];
  let current = state;
  let from = now;
  for (let at: Instant | null = now, wakes = 0; at !== null && wakes < MOST_WAKES; wakes++) {
    const decision = decide(current, terms, { act: 'wake' }, { actor: { kind: 'clock' }, now: at, world });
    if (!decision.ok) throw new TypeError('a wake is never refused');
    for (const event of decision.events) {
      current = evolve(current, terms, event);
      const item = event.at > now ? itemOf(event) : null;
      if (item !== null) items.push(item);
    }
    from = Math.max(from, at);
    at = nextWake(current, terms, from, world);
  }
  return items.sort((a, b) => a.at - b.at);
}

function itemOf(event: TaskEvent): ScheduleItem | null {
  const { at } = event;
  if (event.kind === 'reminded') return { at, kind: 'remind', level: 0, recipients: event.data.recipients };
  if (event.kind === 'escalated') {
    return { at, kind: 'escalate', level: event.data.level, recipients: event.data.recipients };
  }
  if (event.kind === 'review-reminded') {
    return { at, kind: 'review-due', level: 0, recipients: event.data.recipients };
  }
  return null;
}

/** The instants by which something is owed. */
function* dueItems(view: View, now: Instant): Generator<ScheduleItem> {
  const { state, due, frame } = view;
  const accept = acceptUntil(view);
  if (accept !== null && accept > now) {
    yield { at: accept, kind: 'accept-due', level: 0, recipients: [headOf(state.unit, frame.world)] };
  }
  if (!isRunning(state)) return;
  for (const period of due.reports) {
    if (period.end > now && isAsked(state, period) && isUnreported(state, period)) {
      yield { at: period.end, kind: 'report-due', level: 0, recipients: workersOf(state.unit, frame.world) };
    }
  }
}
