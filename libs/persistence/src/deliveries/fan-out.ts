import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import { failPoint } from '../database/fail-point';
import { spreadFrom } from './spread';

/** Notifications of one transaction. */
const most = 500;

interface Wanted {
  readonly notification_id: string;
  readonly channel_id: string;
  readonly kind: string;
  readonly target: Buffer;
  readonly digest: boolean;
  readonly created_at: Date;
}

/**
 * Makes the deliveries of notifications that have none yet, one a channel that its person has chosen for such. A
 * notification is its own outbox: it is marked in the transaction that makes its deliveries, so a kill leaves either none
 * or all. A digest that an earlier day left waiting on the same channel is carried by the new one.
 * @param paced kinds of robots, whose digests are spread
 * @returns how many notifications were taken
 */
export function fanOut(ds: DataSource, paced: ReadonlySet<string>): Promise<number> {
  return inTransaction(ds, async (tx) => {
    const taken = await tx.query<{ id: string }>(
      `UPDATE notification SET fanned_at = created_at WHERE id IN (
         SELECT id FROM notification WHERE fanned_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [most],
    );
    if (taken.rows.length === 0) return 0;
    await makeDeliveries(
      tx,
      taken.rows.map(({ id }) => id),
      paced,
    );
    failPoint('delivery-fanning-out');
    return taken.rows.length;
  });
}

async function makeDeliveries(
  tx: Connection,
  ids: readonly string[],
  paced: ReadonlySet<string>,
): Promise<void> {
  const found = await tx.query<Wanted>(
    `SELECT n.id AS notification_id, c.id AS channel_id, c.kind, c.target, n.kind = 'digest' AS digest, n.created_at
     FROM notification n JOIN channel c ON c.username = n.username
     WHERE n.id = ANY ($1::uuid[]) AND c.enabled AND c.kind <> 'calendar'
       AND CASE n.kind WHEN 'digest' THEN c.digest ELSE c.urgent END`,
    [ids],
  );
  const wanted = found.rows.map((row) => ({ ...row, id: randomUUID(), notBefore: notBeforeOf(row, paced) }));
  if (wanted.length === 0) return;
  await tx.query(
    `INSERT INTO delivery (id, notification_id, channel_id, kind, state, not_before)
     SELECT u.id, u.notification_id, u.channel_id, u.kind, 'waiting', u.not_before
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[])
       AS u (id, notification_id, channel_id, kind, not_before)
     ON CONFLICT (notification_id, channel_id) DO NOTHING`,
    [
      wanted.map(({ id }) => id),
      wanted.map((row) => row.notification_id),
      wanted.map((row) => row.channel_id),
      wanted.map(({ kind }) => kind),
      wanted.map(({ notBefore }) => notBefore),
    ],
  );
  await carry(
    tx,
    wanted.filter(({ digest }) => digest).map(({ id }) => id),
  );
}

function notBeforeOf({ digest, kind, target, created_at: at }: Wanted, paced: ReadonlySet<string>): Date {
  return digest && paced.has(kind) ? new Date(spreadFrom(at.getTime(), target)) : at;
}

/**
 * Earlier digests still waiting on the same channel go with the new ones, and what they carry themselves too; not those
 * that may have arrived, which go out again under their own id.
 */
async function carry(tx: Connection, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return;
  await tx.query(
    `WITH old AS (
       SELECT o.id, d.id AS by FROM delivery d JOIN delivery o ON o.channel_id = d.channel_id AND o.id <> d.id
       JOIN notification n ON n.id = o.notification_id AND n.kind = 'digest'
       WHERE d.id = ANY ($1::uuid[]) AND o.state = 'waiting' AND o.handed_at IS NULL
         AND NOT o.id = ANY ($1::uuid[])
       FOR UPDATE OF o SKIP LOCKED)
     UPDATE delivery SET state = 'carried', carried_by = old.by, updated_at = now()
     FROM old WHERE delivery.id = old.id OR delivery.carried_by = old.id`,
    [digests],
  );
}
