import type { Instant } from '@duban/calendar';
import { betterAt } from '../light/forecast';
import type { TaskState } from '../state';
import type { Terms, World } from '../types';
import { viewOf } from '../view';
import { nextEventAt } from './wake';

/**
 * The one instant at which the clock must look at the task next: its next event (which may be past, if it was
 * not recorded yet), or before that the instant after `now` at which time alone may better its light. A wake at
 * the latter records nothing; it is where the light's forecast is made anew. Null: never, as things stand.
 */
export function nextWake(state: TaskState, terms: Terms, now: Instant, world: World): Instant | null {
  const view = viewOf(state, terms, world);
  const at = Math.min(nextEventAt(view), betterAt(view, now));
  return at === Infinity ? null : at;
}
