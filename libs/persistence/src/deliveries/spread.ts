import type { Instant } from '@duban/calendar';

const minute = 60_000;
const halfHour = 30 * minute;
/** Robots' digests of one morning begin within so long of each other. */
const window = 4 * minute;
/** Around whole and half hours the services are full: nothing begins from a minute before to two after. */
const before = minute;
const after = 2 * minute;

/**
 * When a robot's digest may go out: its own place within four minutes, the same every day, and away from whole and half
 * hours, as 飞书 asks of senders. Beijing's hours begin when UTC's do.
 * @param target the channel's keyed hash
 */
export function spreadFrom(at: Instant, target: Buffer): Instant {
  const placed = at + (target.readUInt32BE(0) % window);
  const within = placed % halfHour;
  if (within >= after && within < halfHour - before) return placed;
  const nextFree = placed - within + (within < after ? after : halfHour + after);
  return nextFree + (target.readUInt32BE(4) % minute);
}
