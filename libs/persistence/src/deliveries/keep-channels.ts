import type { Connection } from '../database/connection';
import type { Pool } from 'pg';

/** A channel as its owner keeps it; address and secret are sealed by the notice room. */
export interface ChannelRow {
  readonly id: string;
  readonly kind: string;
  readonly enabled: boolean;
  readonly digest: boolean;
  readonly urgent: boolean;
  readonly sealed: Buffer;
  readonly hint: string;
  readonly target: Buffer;
  readonly tested_at: Date | null;
}

/** A channel with what became of its last delivery. */
export interface ChannelStanding extends ChannelRow {
  readonly last_state: string | null;
  readonly last_error: string | null;
  readonly last_at: Date | null;
}

/** A person's channels. */
export async function channelsOf(
  at: Connection | Pool,
  username: string,
): Promise<readonly ChannelStanding[]> {
  const found = await at.query<ChannelStanding>(
    `SELECT c.id, c.kind, c.enabled, c.digest, c.urgent, c.sealed, c.hint, c.target, c.tested_at,
       d.state AS last_state, d.error AS last_error, d.updated_at AS last_at
     FROM channel c LEFT JOIN LATERAL (
       SELECT state, error, updated_at FROM delivery WHERE channel_id = c.id AND state IN ('sent', 'failed', 'uncertain')
       ORDER BY updated_at DESC LIMIT 1) d ON true
     WHERE c.username = $1 ORDER BY c.kind`,
    [username],
  );
  return found.rows;
}

/** Keeps a person from changing their channels twice at once. */
export async function lockChannelsOf(tx: Connection, username: string): Promise<void> {
  await tx.query('SELECT 1 FROM account WHERE username = $1 FOR UPDATE', [username]);
}

/** Makes or changes one channel. One that is switched off takes what waits on it along. */
export async function keepChannel(
  tx: Connection,
  username: string,
  row: Omit<ChannelRow, 'tested_at'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO channel (id, username, kind, enabled, digest, urgent, sealed, hint, target)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET enabled = excluded.enabled, digest = excluded.digest, urgent = excluded.urgent,
       sealed = excluded.sealed, hint = excluded.hint, target = excluded.target, updated_at = now(),
       tested_at = CASE WHEN channel.target = excluded.target THEN channel.tested_at END`,
    [row.id, username, row.kind, row.enabled, row.digest, row.urgent, row.sealed, row.hint, row.target],
  );
  if (row.enabled) return;
  await tx.query(
    `UPDATE delivery SET state = 'dropped', updated_at = now() WHERE channel_id = $1 AND state = 'waiting'`,
    [row.id],
  );
}

/** Takes channels away, with what was on its way on them. */
export async function dropChannels(tx: Connection, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM channel WHERE id = ANY ($1::uuid[])', [ids]);
}

/** Notes that a test message arrived. */
export async function markTested(at: Connection | Pool, id: string): Promise<void> {
  await at.query('UPDATE channel SET tested_at = now() WHERE id = $1', [id]);
}

/**
 * Takes a robot's or mailbox's turn for a test message. @returns false where it was called too short a time ago
 * @param paceMs least time to the next call, ms
 */
export async function takeTurn(at: Connection | Pool, target: Buffer, paceMs: number): Promise<boolean> {
  const got = await at.query(
    `INSERT INTO channel_pace (target, next_at) VALUES ($1, now() + make_interval(secs => $2))
     ON CONFLICT (target) DO UPDATE SET next_at = excluded.next_at WHERE channel_pace.next_at <= now()
     RETURNING target`,
    [target, paceMs / 1000],
  );
  return got.rowCount === 1;
}

/** Whose calendar feed a token's hash is; null: nobody's (any more). */
export async function feedOwner(at: Connection | Pool, target: Buffer): Promise<string | null> {
  const found = await at.query<{ username: string }>(
    `SELECT username FROM channel WHERE kind = 'calendar' AND target = $1 AND enabled`,
    [target],
  );
  return found.rows[0]?.username ?? null;
}
