import type { Instant } from '@duban/calendar';
import type { EventData, EventKind } from '../types';
import type { View } from '../view';

/** An event before it has its number, instant and actor. */
export type Draft = { [K in EventKind]: { readonly kind: K; readonly data: EventData[K] } }[EventKind];

/** One thing the clock does for a task. */
export interface ClockRule {
  /** The first instant after `after` at which it is due if nobody acts; `Infinity`: never. */
  readonly next: (view: View, after: Instant) => Instant;
  /** What is recorded at such an instant. */
  readonly fire: (view: View, at: Instant) => Draft;
}
