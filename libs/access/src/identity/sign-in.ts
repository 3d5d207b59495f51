import type { Database } from './sessions';
import { nobodysHash, verifyPassword } from './password';

/** Wrong tries after which a name is locked. */
export const triesAllowed = 5;
/** Minutes a name stays locked. */
export const lockMinutes = 5;

/** What signing in came to. */
export type SignIn =
  | { readonly ok: true; readonly username: string }
  | { readonly ok: false; readonly code: 'account-disabled' | 'one-time-expired' | 'wrong-credentials' }
  | { readonly ok: false; readonly code: 'name-locked'; readonly seconds: number };

/**
 * Checks name and password. Names that do not exist are counted and locked like others, so that nobody learns which
 * exist. A locked name refuses the right password too.
 */
export async function signIn(db: Database, username: string, password: string): Promise<SignIn> {
  const locked = await lockSeconds(db, username);
  if (locked > 0) return { ok: false, code: 'name-locked', seconds: locked };
  const [account] = (await db.query(
    `SELECT password_hash, disabled_at IS NOT NULL AS disabled, coalesce(one_time_until <= now(), false) AS expired
       FROM account WHERE username = $1`,
    [username],
  )) as { password_hash: string; disabled: boolean; expired: boolean }[];
  const right = await verifyPassword(password, account?.password_hash ?? (await nobodysHash));
  if (account !== undefined && right) {
    // Told to whoever knows the password, and to nobody else.
    if (account.disabled) return { ok: false, code: 'account-disabled' };
    if (account.expired) return { ok: false, code: 'one-time-expired' };
    await db.query('DELETE FROM sign_in_try WHERE username = $1', [username]);
    return { ok: true, username };
  }
  await countFailure(db, username);
  return { ok: false, code: 'wrong-credentials' };
}

async function lockSeconds(db: Database, username: string): Promise<number> {
  const [row] = (await db.query(
    `SELECT ceil(extract(epoch FROM locked_until - now()))::integer AS seconds
       FROM sign_in_try WHERE username = $1 AND locked_until > now()`,
    [username],
  )) as { seconds: number }[];
  return row?.seconds ?? 0;
}

/** Counts a wrong try, the fifth of which locks the name; a series older than the lock lasts begins anew. */
async function countFailure(db: Database, username: string): Promise<void> {
  await db.query(`DELETE FROM sign_in_try WHERE last_at < now() - interval '1 day'`, []);
  await db.query(
    `INSERT INTO sign_in_try AS t (username, failed, last_at) VALUES ($1, 1, now())
     ON CONFLICT (username) DO UPDATE SET
       failed = CASE WHEN t.last_at < now() - $2 * interval '1 minute' THEN 1 ELSE t.failed + 1 END,
       locked_until = CASE WHEN t.failed + 1 >= $3 AND t.last_at >= now() - $2 * interval '1 minute'
                           THEN now() + $2 * interval '1 minute' END,
       last_at = now()`,
    [username, lockMinutes, triesAllowed],
  );
}
