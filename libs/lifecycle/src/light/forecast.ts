import type { Instant } from '@duban/calendar';
import { acceptUntil } from '../clock/acceptance';
import { isAsked, isUnreported, missedReport } from '../clock/reporting';
import { isBlocked, overdueIn } from '../lateness';
import type { TaskState } from '../state';
import { isOpen } from '../transitions';
import type { Light, LightForecast, Terms, World } from '../types';
import { viewOf } from '../view';
import type { View } from '../view';
import { behindAt, closedPeriod } from './curve';

/** The instant from which a yellow and a red light stand, as far as is known; `Infinity`: not in sight. */
interface Onset {
  readonly yellow: Instant;
  readonly red: Instant;
}

const NEVER: Onset = { yellow: Infinity, red: Infinity };

/**
 * The light now, and from when time alone makes it worse. Until `until` (null: for good) the light at any
 * instant from now on is: red from `redAt`, else yellow from `yellowAt`, else green; an onset may lie in the past.
 */
export function lightForecast(state: TaskState, terms: Terms, now: Instant, world: World): LightForecast {
  return forecastOf(viewOf(state, terms, world), now);
}

/**
 * The light at an instant. Red: overdue, `redBehind` points or more behind the curve, or forecast `blocked`
 * without an open obstacle.
 * Yellow: due within `yellowWithin` working days, `yellowBehind` points or more behind, a report missed,
 * acceptance missed, or forecast `late`. Blue: completed. Grey: suspended, terminated, cancelled.
 */
export function lightOf(state: TaskState, terms: Terms, now: Instant, world: World): Light {
  return forecastOf(viewOf(state, terms, world), now).light;
}

function forecastOf(view: View, now: Instant): LightForecast {
  const { state, due } = view;
  if (state.status === 'completed') return closed('blue');
  if (!isOpen(state.status) || state.status === 'suspended') return closed('grey');
  if (state.status === 'submitted') return frozen(view, now);
  const until = betterAt(view, now);
  const onset = onsetOf(view, now, until);
  return {
    light: lightFrom(onset, now),
    yellowAt: onset.yellow < until ? onset.yellow : null,
    redAt: onset.red < until ? onset.red : null,
    overdueAt: due.at + 1,
    until: until === Infinity ? null : until,
  };
}

const lightFrom = (onset: Onset, now: Instant): Light =>
  onset.red <= now ? 'red' : onset.yellow <= now ? 'yellow' : 'green';

const closed = (light: Light): LightForecast => ({
  light,
  yellowAt: null,
  redAt: null,
  overdueAt: null,
  until: null,
});

/** While submitted the light stays as it was at the submission. */
function frozen(view: View, now: Instant): LightForecast {
  const at = Math.min(now, view.state.since);
  const light = lightFrom(onsetOf(view, at, betterAt(view, at)), at);
  return {
    light,
    yellowAt: light === 'green' ? null : at,
    redAt: light === 'red' ? at : null,
    overdueAt: overdueIn(view, now) ? view.due.at + 1 : null,
    until: null,
  };
}

function onsetOf(view: View, now: Instant, until: Instant): Onset {
  const { state, due } = view;
  const said: Onset = isBlocked(state)
    ? { yellow: state.reportAt ?? state.since, red: state.reportAt ?? state.since }
    : state.forecast === 'late'
      ? { yellow: state.reportAt ?? state.since, red: Infinity }
      : NEVER;
  const behind = state.status === 'declined' ? NEVER : behindFrom(view, now, until);
  const accept = acceptUntil(view);
  const yellow = Math.min(
    due.yellowFrom,
    said.yellow,
    behind.yellow,
    accept === null ? Infinity : accept + 1,
    state.status === 'declined' ? Infinity : unreportedFrom(view, now),
  );
  const red = Math.min(due.at + 1, said.red, behind.red);
  return { yellow: Math.min(yellow, red), red };
}

/** From when a missed report makes it yellow: the one missed now, else the next that will be. */
function unreportedFrom(view: View, now: Instant): Instant {
  const missed = missedReport(view, now);
  if (missed !== null) return missed.end + 1;
  for (const period of view.due.reports) {
    if (period.end >= now && isAsked(view.state, period) && isUnreported(view.state, period)) {
      return period.end + 1;
    }
  }
  return Infinity;
}

/** Where a number of points behind stands: 0 within bounds, 1 yellow, 2 red. */
function weigh(view: View, points: number): number {
  const { redBehind, yellowBehind } = view.terms.rules;
  return points >= redBehind ? 2 : points >= yellowBehind ? 1 : 0;
}

/** From when the gap to the curve makes it yellow and red: as it stands now, and at the closes before `until`. */
function behindFrom(view: View, now: Instant, until: Instant): Onset {
  if (view.terms.curve === null) return NEVER;
  let { yellow, red } = NEVER;
  const current = behindAt(view, closedPeriod(view, now));
  if (current !== null) {
    const weight = weigh(view, current.points);
    if (weight >= 1) yellow = current.period.close;
    if (weight === 2) red = current.period.close;
  }
  for (const period of view.due.reports) {
    if (period.close <= now || !isAsked(view.state, period)) continue;
    if (period.close >= until) break;
    const weight = weigh(view, behindAt(view, period)?.points ?? 0);
    if (weight >= 1) yellow = Math.min(yellow, period.close);
    if (weight === 2) red = Math.min(red, period.close);
  }
  return { yellow, red };
}

/**
 * The first instant after `now` at which time alone may better the light: the close of a period in which a report was
 * made (it counts from then on). `Infinity` where none; once the task is overdue nothing but acts betters it.
 */
export function betterAt(view: View, now: Instant): Instant {
  const { state, terms, due } = view;
  if (terms.curve === null || state.status === 'submitted' || state.status === 'declined') return Infinity;
  if (!isOpen(state.status) || state.status === 'suspended') return Infinity;
  let weight = weigh(view, behindAt(view, closedPeriod(view, now))?.points ?? 0);
  for (const period of due.reports) {
    if (period.close <= now) continue;
    if (period.close > due.at) break;
    const next = isAsked(state, period) ? weigh(view, behindAt(view, period)?.points ?? 0) : 0;
    if (next < weight) return period.close;
    weight = next;
  }
  return Infinity;
}
