import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import type { ClaimedDelivery, DeliveryState, Ended } from './delivery';

/** Tries before a delivery is given up: about an hour in all. */
export const maxTries = 8;
const firstWaitMs = 30_000;
const longestWaitMs = 30 * 60_000;

/** How long a delivery waits after its nth failed try, ms: 30 s, doubled each time, at most half an hour. */
export function backOffMs(attempt: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
}

/**
 * Notes that the receiver is about to be called. @returns false where the lease has run out: another sender has it, and
 * the receiver must not be called.
 */
export async function beginHandOver(ds: DataSource, { id, attempt }: ClaimedDelivery): Promise<boolean> {
  const done = await poolOf(ds).query(
    `UPDATE delivery SET handed_at = now()
     WHERE id = $1 AND attempts = $2 AND state = 'sending' AND lease_until > now()`,
    [id, attempt],
  );
  return done.rowCount === 1;
}

interface Settled {
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly waitMs: number;
}

/**
 * Records how a try ended; without effect where the lease was lost meanwhile. What may have arrived is sent again under
 * the same id where its receiver can tell, else left to operators.
 */
export async function settleDelivery(
  ds: DataSource,
  delivery: ClaimedDelivery,
  ended: Ended,
  deduplicates: boolean,
): Promise<DeliveryState> {
  const { state, reason, waitMs } = settled(ended, delivery.attempt, deduplicates);
  const pool = poolOf(ds);
  const mayHave = ended.outcome === 'sent' || ended.outcome === 'unknown' || delivery.mayHaveArrived;
  await pool.query(
    `UPDATE delivery SET state = $3, error = $4, lease_until = NULL, updated_at = now(),
       handed_at = CASE WHEN $6::boolean THEN handed_at END, next_try = now() + make_interval(secs => $5)
     WHERE id = $1 AND attempts = $2 AND state = 'sending'`,
    [delivery.id, delivery.attempt, state, reason, waitMs / 1000, mayHave],
  );
  if (ended.outcome === 'later' && ended.afterMs !== undefined) {
    await pool.query(
      `INSERT INTO channel_pace (target, next_at) VALUES ($1, now() + make_interval(secs => $2))
       ON CONFLICT (target) DO UPDATE SET next_at = greatest(channel_pace.next_at, excluded.next_at)`,
      [delivery.target, ended.afterMs / 1000],
    );
  }
  return state;
}

function settled(ended: Ended, attempt: number, deduplicates: boolean): Settled {
  switch (ended.outcome) {
    case 'sent':
    case 'dropped':
      return { state: ended.outcome, reason: null, waitMs: 0 };
    case 'refused':
      return { state: 'failed', reason: ended.reason, waitMs: 0 };
    case 'unknown':
      return deduplicates
        ? again(ended.reason, attempt, 0)
        : { state: 'uncertain', reason: ended.reason, waitMs: 0 };
    case 'later':
      return again(ended.reason, attempt, ended.afterMs ?? 0);
  }
}

function again(reason: string, attempt: number, atLeastMs: number): Settled {
  const state = attempt >= maxTries ? 'failed' : 'waiting';
  return { state, reason, waitMs: Math.max(backOffMs(attempt), atLeastMs) };
}
