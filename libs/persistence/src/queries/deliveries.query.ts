import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import type { DeliveryRow, DeliveryState } from '../deliveries/delivery';
import { afterPlace, Select } from './select';

const rowColumns = `d.id, d.kind, d.state, d.attempts, d.error, c.username, a.name, n.kind AS notification_kind, n.day,
  jsonb_array_length(n.lines) AS lines, d.next_try, d.created_at, d.updated_at`;
const rowJoins = `JOIN channel c ON c.id = d.channel_id JOIN account a ON a.username = c.username
  JOIN notification n ON n.id = d.notification_id`;

/** Deliveries for operators, the last changed first; nothing of what they say. */
export async function listDeliveries(
  pool: Pool,
  {
    states,
    kinds,
    after,
    limit,
  }: {
    readonly states?: readonly string[] | undefined;
    readonly kinds?: readonly string[] | undefined;
    readonly after?: readonly (number | string)[] | undefined;
    readonly limit: number;
  },
): Promise<{ readonly items: readonly DeliveryRow[]; readonly more: boolean }> {
  const select = new Select();
  if (states !== undefined) select.where(`d.state = ANY (${select.param(states)}::text[])`);
  if (kinds !== undefined) select.where(`d.kind = ANY (${select.param(kinds)}::text[])`);
  if (after !== undefined) {
    const [updatedAt, id] = after;
    // The cursor's instant is cut to milliseconds, as the order below is.
    const columns = [`date_trunc('milliseconds', d.updated_at)`, 'd.id'];
    select.where(afterPlace(select, columns, [new Date(Number(updatedAt)), id], true));
  }
  const found = await select.run<DeliveryRow>(
    pool,
    `SELECT ${rowColumns} FROM delivery d ${rowJoins} ${select.whereText}
     ORDER BY date_trunc('milliseconds', d.updated_at) DESC, d.id DESC LIMIT ${select.param(limit + 1)}`,
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** What asking for another try came to: the row now, or why not. */
export type RetryOutcome =
  | { readonly ok: true; readonly row: DeliveryRow }
  | { readonly ok: false; readonly state: DeliveryState | null };

/** Has a delivery that was given up sent again from its first try; in the machine's hours, where it is a digest. */
export async function retryDelivery(at: Connection | Pool, id: string): Promise<RetryOutcome> {
  const retried = await at.query<DeliveryRow>(
    `WITH d AS (
       UPDATE delivery SET state = 'waiting', attempts = 0, handed_at = NULL, error = NULL, next_try = now(),
         updated_at = now()
       WHERE id = $1 AND state IN ('failed', 'uncertain') RETURNING *)
     SELECT ${rowColumns} FROM d ${rowJoins}`,
    [id],
  );
  const [row] = retried.rows;
  if (row !== undefined) return { ok: true, row };
  const found = await at.query<{ state: DeliveryState }>('SELECT state FROM delivery WHERE id = $1', [id]);
  return { ok: false, state: found.rows[0]?.state ?? null };
}

/** How many deliveries of a kind stand in a state, and since when the oldest waits. */
export interface DeliveryCount {
  readonly kind: string;
  readonly state: DeliveryState;
  readonly count: number;
  /** Seconds since the first of them was made. */
  readonly oldest: number;
}

/** For the metrics. */
export async function countDeliveries(pool: Pool): Promise<readonly DeliveryCount[]> {
  const found = await pool.query<DeliveryCount>(
    `SELECT kind, state, count(*) AS count,
       extract(epoch FROM now() - min(created_at))::double precision AS oldest
     FROM delivery GROUP BY kind, state`,
  );
  return found.rows;
}

/** Numbers and titles of documents, by id, for the basis of a line. */
export async function documentNames(
  pool: Pool,
): Promise<ReadonlyMap<string, { readonly number: string | null; readonly title: string | null }>> {
  const found = await pool.query<{ id: string; number: string | null; title: string | null }>(
    'SELECT id, number, title FROM document',
  );
  return new Map(found.rows.map(({ id, number, title }) => [id, { number, title }]));
}
