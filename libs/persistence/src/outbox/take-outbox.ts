import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { OutboxRow } from './outbox';

interface Waiting {
  readonly id: number;
  readonly kind: 'dispatch' | 'rearm';
  readonly subject: string;
  readonly attempts: number;
  readonly armed_for: Date | null;
}

/** The longest a row waits after a failed delivery, in seconds. */
const maxBackOff = 60;

/**
 * Hands up to `limit` waiting rows to `deliver`, locked so that no other relay takes them. Delivered rows are
 * gone; failed ones wait 1, 2, 4 … 60 s. A process that dies under way leaves all of them waiting, so a row may
 * be delivered twice. Rows of one clock are delivered once. Says how many were delivered and how many failed.
 */
export async function takeOutbox(
  ds: DataSource,
  limit: number,
  deliver: (row: OutboxRow) => Promise<void>,
): Promise<{ readonly delivered: number; readonly failed: number }> {
  return inTransaction(ds, async (tx) => {
    const waiting = await tx.query<Waiting>(
      `SELECT o.id, o.kind, o.subject, o.attempts, c.armed_for
       FROM outbox o LEFT JOIN clock c ON c.id = o.subject
       WHERE o.next_try <= now() ORDER BY o.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED`,
      [limit],
    );
    const outcome = await deliverAll(waiting.rows, deliver);
    await tx.query('DELETE FROM outbox WHERE id = ANY ($1::bigint[])', [outcome.done]);
    await tx.query(
      `UPDATE outbox SET attempts = attempts + 1, error = f.error,
         next_try = now() + make_interval(secs => least($3, power(2, attempts)))
       FROM unnest($1::bigint[], $2::text[]) AS f (id, error) WHERE outbox.id = f.id`,
      [outcome.failed.map(([id]) => id), outcome.failed.map(([, error]) => error), maxBackOff],
    );
    return { delivered: outcome.done.length, failed: outcome.failed.length };
  });
}

async function deliverAll(
  waiting: readonly Waiting[],
  deliver: (row: OutboxRow) => Promise<void>,
): Promise<{ readonly done: readonly number[]; readonly failed: readonly (readonly [number, string])[] }> {
  const subjects = new Map<string, Promise<string | null>>();
  const outcomes = await Promise.all(
    waiting.map(async (row) => {
      const { id, kind, subject, attempts } = row;
      const asked =
        subjects.get(subject) ??
        attempt(deliver, { id, kind, subject, attempts, armedFor: row.armed_for?.getTime() ?? null });
      subjects.set(subject, asked);
      return [id, await asked] as const;
    }),
  );
  return {
    done: outcomes.filter(([, error]) => error === null).map(([id]) => id),
    failed: outcomes.flatMap(([id, error]) => (error === null ? [] : [[id, error] as const])),
  };
}

/** Null where it was delivered, else what went wrong. */
async function attempt(deliver: (row: OutboxRow) => Promise<void>, row: OutboxRow): Promise<string | null> {
  try {
    await deliver(row);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
  }
}
