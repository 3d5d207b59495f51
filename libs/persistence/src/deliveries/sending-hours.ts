import { atTime, dayOf } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { World } from '@duban/lifecycle';

/** What a machine may send at an instant. */
export interface SendingHours {
  /** Today's digests. */
  readonly today: boolean;
  /** Digests of earlier days, which wait a while for today's to carry their lines. */
  readonly earlier: boolean;
}

/** By then today's digest has been compiled: its own patience is a quarter of an hour. */
const carriedWithin = 20 * 60_000;

/**
 * Whether machine messages may go out: from `remindAt` on working days (contract, the clock). What a person's act makes
 * urgent does not ask.
 */
export function sendingHours(
  now: Instant,
  { calendar, remindAt }: Pick<World, 'calendar' | 'remindAt'>,
): SendingHours {
  const day = dayOf(now);
  if (!calendar.isWorkday(day)) return { today: false, earlier: false };
  const from = atTime(day, remindAt);
  return { today: now >= from, earlier: now >= from + carriedWithin };
}
