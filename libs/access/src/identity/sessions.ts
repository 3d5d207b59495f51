import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Account } from './caller-of';

/** Runs SQL and gives the rows, `DataSource.query`. */
export interface Database {
  query: (text: string, values: unknown[]) => Promise<unknown>;
}

/** Milliseconds a session lives after its last refresh. */
export const sessionMs = 14 * 86_400_000;
/** Milliseconds in which the token just replaced still counts: two pages may refresh at once. */
const overlapMs = 10_000;

/** A session with the refresh token that its next refresh must bring. */
export interface OpenedSession {
  readonly id: string;
  readonly username: string;
  /** Null where the caller's cookie is to stay as it is. */
  readonly refreshToken: string | null;
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Opens a session; expired ones of the same account go. */
export async function openSession(db: Database, username: string): Promise<OpenedSession> {
  const id = randomUUID();
  const refreshToken = freshToken();
  await db.query('DELETE FROM session WHERE username = $1 AND expires_at < now()', [username]);
  await db.query('INSERT INTO session (id, username, token_hash, expires_at) VALUES ($1, $2, $3, $4)', [
    id,
    username,
    digest(refreshToken),
    new Date(Date.now() + sessionMs),
  ]);
  return { id, username, refreshToken };
}

interface SessionRow {
  readonly id: string;
  readonly username: string;
  readonly current: boolean;
  readonly overlapping: boolean;
}

/**
 * Replaces the session's refresh token. A token that was replaced before ends the session: somebody copied it.
 * Null: no such session.
 */
export async function refreshSession(db: Database, refreshToken: string): Promise<OpenedSession | null> {
  const hash = digest(refreshToken);
  const next = freshToken();
  const [found] = (await db.query(
    `SELECT id, username, token_hash = $1 AS current, rotated_at > now() - $2 * interval '1 millisecond' AS overlapping
       FROM session WHERE (token_hash = $1 OR former_hash = $1) AND expires_at > now()`,
    [hash, overlapMs],
  )) as SessionRow[];
  if (found === undefined) return null;
  if (found.current) {
    const [rotated] = returned(
      await db.query(
        `UPDATE session SET token_hash = $1, former_hash = token_hash, rotated_at = now(), expires_at = $2
          WHERE id = $3 AND token_hash = $4 RETURNING id`,
        [digest(next), new Date(Date.now() + sessionMs), found.id, hash],
      ),
    );
    // Another page was quicker: its cookie stands.
    const refreshed = rotated === undefined ? null : next;
    return { id: found.id, username: found.username, refreshToken: refreshed };
  }
  if (found.overlapping) return { id: found.id, username: found.username, refreshToken: null };
  await db.query('DELETE FROM session WHERE id = $1', [found.id]);
  return null;
}

/** TypeORM gives `[rows, count]` for an UPDATE … RETURNING. */
function returned(result: unknown): readonly unknown[] {
  const list = result as readonly unknown[];
  return Array.isArray(list[0]) ? (list[0] as readonly unknown[]) : list;
}

/** Ends the session that a refresh token belongs to; says which it was. */
export async function closeSession(db: Database, refreshToken: string): Promise<string | null> {
  const hash = digest(refreshToken);
  const [closed] = returned(
    await db.query('DELETE FROM session WHERE token_hash = $1 OR former_hash = $1 RETURNING id', [hash]),
  ) as { id: string }[];
  return closed?.id ?? null;
}

/** Ends the session that an access token names. */
export async function closeSessionOf(db: Database, session: string, username: string): Promise<void> {
  await db.query('DELETE FROM session WHERE id = $1 AND username = $2', [session, username]);
}

/** Ends all sessions of an account but one. */
export async function closeOtherSessions(db: Database, username: string, keep: string): Promise<void> {
  await db.query('DELETE FROM session WHERE username = $1 AND id <> $2', [username, keep]);
}

/** The account of a running session, with its posts; null where the session has ended. */
export async function accountOfSession(
  db: Database,
  session: string,
  username: string,
  now: number,
): Promise<Account | null> {
  const [found] = (await db.query(
    `SELECT a.username, a.name, a.administrator, a.one_time_until IS NOT NULL AS "mustChangePassword",
            coalesce((SELECT json_agg(json_build_object('unit', p.unit, 'post', p.post) ORDER BY p.unit, p.post)
                        FROM account_post p WHERE p.username = a.username), '[]') AS own,
            coalesce((SELECT json_agg(json_build_object('unit', p.unit, 'post', p.post,
                               'deputyOf', json_build_object('username', b.username, 'name', b.name))
                               ORDER BY d.principal, p.unit, p.post)
                        FROM delegation d JOIN account b ON b.username = d.principal AND NOT b.administrator
                        JOIN account_post p ON p.username = d.principal
                       WHERE d.deputy = a.username AND d.revoked_at IS NULL AND d.since <= $3 AND $3 < d.until
                     ), '[]') AS inherited
       FROM session s JOIN account a ON a.username = s.username
      WHERE s.id = $1 AND s.username = $2 AND s.expires_at > now() AND a.disabled_at IS NULL`,
    [session, username, new Date(now)],
  )) as (Omit<Account, 'posts'> & Record<'inherited' | 'own', Account['posts']>)[];
  if (found === undefined) return null;
  const { own, inherited, ...account } = found;
  return { ...account, posts: [...own, ...inherited] };
}

/** An account with the posts it holds, without anybody being signed in; null where there is none. */
export async function accountOf(db: Database, username: string): Promise<Account | null> {
  const [found] = (await db.query(
    `SELECT a.username, a.name, a.administrator,
            coalesce((SELECT json_agg(json_build_object('unit', p.unit, 'post', p.post) ORDER BY p.unit, p.post)
                        FROM account_post p WHERE p.username = a.username), '[]') AS posts
       FROM account a WHERE a.username = $1 AND a.disabled_at IS NULL`,
    [username],
  )) as Account[];
  return found ?? null;
}
