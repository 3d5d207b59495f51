import { setTimeout as pause } from 'node:timers/promises';
import { deliver } from './deliver';
import { senderTexts } from './sender.text';
import { reasonOf } from '../worker.text';
import type { ClaimedDelivery, Deliveries } from '@duban/persistence';
import type { SendingPlace } from './deliver';

/** How often it is looked for what waits, ms. */
const lookEveryMs = 700;
/** Deliveries claimed at a time; all are handed over within their lease. */
const atOnce = 16;
const longestRestMs = 10_000;

/** What a sender works with. */
export interface SenderParts extends SendingPlace {
  readonly deliveries: Deliveries;
  /** Takes over the database's business time: a sender must not take Saturday for Friday. */
  readonly follow: () => Promise<void>;
  /** What it says. */
  readonly say: (text: string) => void;
}

/**
 * Sends what notifications say beyond the inbox until it is told to stop. Any number may run: each delivery is one
 * sender's at a time. Ends only when what it has begun is recorded.
 */
export async function runSender(parts: SenderParts, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const busy = await sendRound(parts);
      if (failures > 0) parts.say(senderTexts.back);
      failures = 0;
      if (!busy) await rest(lookEveryMs, signal);
    } catch (error) {
      if (failures === 0) parts.say(senderTexts.stopped(reasonOf(error)));
      failures += 1;
      await rest(Math.min(longestRestMs, lookEveryMs * 2 ** failures), signal);
    }
  }
}

/** One round: new notifications are given their deliveries, and what may go out now goes. @returns whether more waits */
export async function sendRound(parts: SenderParts): Promise<boolean> {
  await parts.follow();
  const taken = await parts.deliveries.fanOut();
  const claimed = await parts.deliveries.claim(atOnce);
  const settled = await Promise.allSettled(claimed.map((delivery) => deliver(parts, delivery)));
  const failed = claimed.filter((_, at) => {
    const end = settled[at];
    return end?.status === 'fulfilled' && (end.value === 'failed' || end.value === 'uncertain');
  });
  for (const [kind, count] of byKind(failed)) parts.say(senderTexts.failed(kind, count));
  const broken = settled.find((end) => end.status === 'rejected');
  // The lease of what broke ends by itself; the database is most likely away.
  if (broken !== undefined) throw broken.reason;
  return taken > 0 || claimed.length === atOnce;
}

function byKind(failed: readonly ClaimedDelivery[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of failed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Sleeps, cut short by the signal. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
