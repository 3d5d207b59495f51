import type { Day, Instant } from '@duban/calendar';
import { dayOf } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import type { NotificationLine } from '../digests/digest';
import type { ChannelTraits, ClaimedDelivery } from './delivery';
import type { SendingHours } from './sending-hours';

/** How long a sender may take over one delivery before another takes it, in seconds. */
const leaseSeconds = 90;

export interface ClaimRequest {
  readonly limit: number;
  /** Business time. */
  readonly now: Instant;
  readonly hours: SendingHours;
  readonly traits: readonly ChannelTraits[];
}

interface Waiting {
  readonly id: string;
  readonly kind: string;
  readonly target: Buffer;
}

interface Claimed {
  readonly id: string;
  readonly attempts: number;
  readonly handed: boolean;
  readonly kind: string;
  readonly channel_id: string;
  readonly sealed: Buffer;
  readonly target: Buffer;
  readonly username: string;
  readonly name: string;
  readonly notification_kind: 'digest' | 'urgent';
  readonly day: Day | null;
  readonly at: Date;
  readonly lines: readonly NotificationLine[];
}

/**
 * Claims deliveries that may be sent now, each for one sender for a minute and a half: what is urgent first; digests in
 * the machine's hours only; of each robot's one at a time, no sooner than its pace allows, however many senders run.
 */
export function claimDeliveries(ds: DataSource, request: ClaimRequest): Promise<readonly ClaimedDelivery[]> {
  return inTransaction(ds, async (tx) => {
    await takeBackLeases(tx, request.traits);
    const waiting = await waitingNow(tx, request);
    const mine = await paced(tx, waiting, request.traits);
    if (mine.length === 0) return [];
    const claimed = await tx.query<Claimed>(
      `WITH claimed AS (
         UPDATE delivery SET state = 'sending', attempts = attempts + 1, updated_at = now(),
           lease_until = now() + make_interval(secs => $2)
         WHERE id = ANY ($1::uuid[]) RETURNING id, attempts, kind, channel_id, notification_id, handed_at)
       SELECT d.id, d.attempts, d.kind, d.channel_id, d.handed_at IS NOT NULL AS handed, c.sealed, c.target, a.username, a.name,
         n.kind AS notification_kind, n.day, n.created_at AS at,
         n.lines || coalesce((SELECT jsonb_agg(e.line ORDER BY m.created_at) FROM delivery o
           JOIN notification m ON m.id = o.notification_id CROSS JOIN jsonb_array_elements(m.lines) AS e (line)
           WHERE o.carried_by = d.id), '[]') AS lines
       FROM claimed d JOIN channel c ON c.id = d.channel_id JOIN account a ON a.username = c.username
       JOIN notification n ON n.id = d.notification_id`,
      [mine, leaseSeconds],
    );
    return claimed.rows.map(claimedOf);
  });
}

/** A sender that died: what it had not handed over, or a receiver can tell when it comes twice, is sent again. */
async function takeBackLeases(tx: Connection, traits: readonly ChannelTraits[]): Promise<void> {
  await tx.query(
    `UPDATE delivery SET updated_at = now(), lease_until = NULL,
       state = CASE WHEN handed_at IS NULL OR kind = ANY ($1::text[]) THEN 'waiting' ELSE 'uncertain' END,
       error = CASE WHEN handed_at IS NULL THEN error ELSE 'interrupted' END
     WHERE id IN (SELECT id FROM delivery WHERE state = 'sending' AND lease_until < now() FOR UPDATE SKIP LOCKED)`,
    [traits.filter(({ deduplicates }) => deduplicates).map(({ kind }) => kind)],
  );
}

async function waitingNow(tx: Connection, { limit, now, hours }: ClaimRequest): Promise<readonly Waiting[]> {
  const found = await tx.query<Waiting>(
    `SELECT d.id, d.kind, c.target FROM delivery d
     JOIN channel c ON c.id = d.channel_id AND c.enabled
     JOIN notification n ON n.id = d.notification_id
     LEFT JOIN channel_pace p ON p.target = c.target
     WHERE d.state = 'waiting' AND d.next_try <= now() AND d.not_before <= $2::timestamptz AND coalesce(p.next_at <= now(), true)
       AND (n.kind = 'urgent' OR CASE WHEN n.day >= $3::date THEN $4::boolean ELSE $5::boolean END)
     ORDER BY n.kind DESC, d.next_try, d.id LIMIT $1 FOR UPDATE OF d SKIP LOCKED`,
    [limit, new Date(now), dayOf(now), hours.today, hours.earlier],
  );
  return found.rows;
}

/** Of each robot's waiting deliveries one, and only where no other sender has just taken the robot's turn. */
async function paced(
  tx: Connection,
  waiting: readonly Waiting[],
  traits: readonly ChannelTraits[],
): Promise<readonly string[]> {
  const paces = new Map(traits.map(({ kind, paceMs }) => [kind, paceMs]));
  const free = waiting.filter(({ kind }) => (paces.get(kind) ?? 0) === 0).map(({ id }) => id);
  const firsts = new Map<string, Waiting>();
  for (const each of waiting) {
    const key = each.target.toString('hex');
    if ((paces.get(each.kind) ?? 0) > 0 && !firsts.has(key)) firsts.set(key, each);
  }
  if (firsts.size === 0) return free;
  // In one order, so that two senders do not lock each other out.
  const robots = [...firsts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  const turns = await tx.query<{ target: Buffer }>(
    `INSERT INTO channel_pace (target, next_at)
     SELECT u.target, now() + make_interval(secs => u.pace / 1000.0)
     FROM unnest($1::bytea[], $2::double precision[]) AS u (target, pace)
     ON CONFLICT (target) DO UPDATE SET next_at = excluded.next_at WHERE channel_pace.next_at <= now()
     RETURNING target`,
    [robots.map(({ target }) => target), robots.map(({ kind }) => paces.get(kind))],
  );
  const got = new Set(turns.rows.map(({ target }) => target.toString('hex')));
  return [...free, ...robots.filter(({ target }) => got.has(target.toString('hex'))).map(({ id }) => id)];
}

function claimedOf(row: Claimed): ClaimedDelivery {
  return {
    ...{
      id: row.id,
      attempt: row.attempts,
      mayHaveArrived: row.handed,
      kind: row.kind,
      channelId: row.channel_id,
    },
    ...{ sealed: row.sealed, target: row.target, username: row.username, name: row.name, lines: row.lines },
    notification: { kind: row.notification_kind, day: row.day, at: row.at.getTime() },
  };
}
