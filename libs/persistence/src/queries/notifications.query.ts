import type { Pool } from 'pg';
import type { NotificationLine } from '../digests/digest';
import { afterPlace, Select } from './select';

/** A notification of one person, as it is kept. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: 'digest' | 'urgent';
  readonly day: string | null;
  readonly lines: readonly NotificationLine[];
  readonly created_at: Date;
  readonly read_at: Date | null;
}

/** A page of somebody's inbox, the newest first. */
export async function listNotifications(
  pool: Pool,
  username: string,
  {
    unread,
    after,
    limit,
  }: {
    readonly unread?: boolean | undefined;
    readonly after?: readonly (number | string)[] | undefined;
    readonly limit: number;
  },
): Promise<{ readonly items: readonly NotificationRow[]; readonly more: boolean }> {
  const select = new Select();
  select.where(`username = ${select.param(username)}`);
  if (unread !== undefined) select.where(`read_at IS ${unread ? '' : 'NOT '}NULL`);
  if (after !== undefined) {
    const [createdAt, id] = after;
    select.where(afterPlace(select, ['created_at', 'id'], [new Date(Number(createdAt)), id], true));
  }
  const found = await select.run<NotificationRow>(
    pool,
    `SELECT id, kind, day, lines, created_at, read_at FROM notification ${select.whereText}
     ORDER BY created_at DESC, id DESC LIMIT ${select.param(limit + 1)}`,
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** How many of somebody's notifications are unread. */
export async function countUnread(pool: Pool, username: string): Promise<number> {
  const select = new Select();
  const [row] = await select.run<{ count: number }>(
    pool,
    `SELECT count(*) AS count FROM notification WHERE username = ${select.param(username)} AND read_at IS NULL`,
  );
  return row?.count ?? 0;
}

/** Marks one notification read; null where the person has no such one. Reading twice changes nothing. */
export async function readNotification(
  pool: Pool,
  username: string,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<NotificationRow | null> {
  const select = new Select();
  const [row] = await select.run<NotificationRow>(
    pool,
    `UPDATE notification SET read_at = coalesce(read_at, ${select.param(at)})
     WHERE id = ${select.param(id)} AND username = ${select.param(username)}
     RETURNING id, kind, day, lines, created_at, read_at`,
  );
  return row ?? null;
}

/** Marks all of somebody's notifications read; says how many were not. */
export async function readAllNotifications(pool: Pool, username: string, at: Date): Promise<number> {
  const select = new Select();
  const found = await select.run<{ id: string }>(
    pool,
    `UPDATE notification SET read_at = ${select.param(at)}
     WHERE username = ${select.param(username)} AND read_at IS NULL RETURNING id`,
  );
  return found.length;
}
