import type { Instant } from '@duban/calendar';
import { dayAt, startOf } from '../clock/days';
import { frameOf } from '../clock/frame';
import type { World } from '../types';

/** What tells the lines of one person's digest apart. */
export interface DigestLine {
  /** The event's, or what else a line may tell. */
  readonly kind: string;
  readonly at: Instant;
  /** Null for a line about a docket. */
  readonly taskId: string | null;
  readonly docketId: string | null;
}

/** One person's lines of one day, in order of time: of several of one kind about one task the last says it all. */
export function gathered<L extends DigestLine>(lines: Iterable<L>): readonly L[] {
  const latest = new Map<string, L>();
  for (const line of lines) {
    latest.set(`${line.taskId ?? `${line.docketId ?? ''}/${line.at}`} ${line.kind}`, line);
  }
  return [...latest.values()].sort((a, b) => a.at - b.at);
}

/**
 * The instant of the digest that carries what happened at an instant: the first `remindAt` of a working day at or
 * after it, since a day's compile waits for the wakes that are due at that very instant. `Infinity` beyond the calendar.
 */
export function digestAt(at: Instant, world: World): Instant {
  const { index, remindOffset } = frameOf(world);
  const today = dayAt(at);
  const sent = startOf(today) + remindOffset;
  return sent >= at && index.isWorkday(today) ? sent : startOf(index.add(today, 1)) + remindOffset;
}
