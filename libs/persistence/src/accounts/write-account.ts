import type { Connection } from '../database/connection';
import { findAccount } from './accounts.query';
import type { AccountRow, AssignedPost } from './accounts.query';

/** A password the machine made: its hash, and until when it may be used to choose another. */
export interface OneTimeHash {
  readonly hash: string;
  readonly until: Date;
}

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly administrator: boolean;
  /** None for an administrator: it sees no task. */
  readonly posts: readonly AssignedPost[];
  readonly password: OneTimeHash;
}

/** The name and all posts; what is not among them is taken away. */
export interface AccountEdit {
  readonly name: string;
  readonly posts: readonly AssignedPost[];
  /** The version that was looked at; left out: whichever. */
  readonly ifVersion?: number | undefined;
}

/** What a change came to. */
export type AccountOutcome =
  | { readonly ok: true; readonly account: AccountRow }
  | {
      readonly ok: false;
      readonly code:
        'administrator-no-post' | 'last-administrator' | 'not-found' | 'stale-version' | 'username-taken';
      readonly version?: number;
    };

const refused = (code: 'last-administrator' | 'not-found' | 'username-taken'): AccountOutcome => ({
  ok: false,
  code,
});

/** Who imported what no person did bears this name; nobody may take it. */
const reserved = new Set(['system']);

/** Makes an account. `by`: who, a username or `cli`. */
export async function addAccount(tx: Connection, given: NewAccount, by: string): Promise<AccountOutcome> {
  const { username, name, administrator, posts, password } = given;
  if (administrator && posts.length > 0) return { ok: false, code: 'administrator-no-post' };
  if (reserved.has(username)) return refused('username-taken');
  const made = await tx.query(
    `INSERT INTO account (username, name, administrator, password_hash, one_time_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (username) DO NOTHING`,
    [username, name, administrator, password.hash, password.until],
  );
  if (made.rowCount === 0) return refused('username-taken');
  await insertPosts(tx, username, posts);
  // Wrong tries of the name, from when nobody had it.
  await tx.query('DELETE FROM sign_in_try WHERE username = $1', [username]);
  await note(tx, username, by, 'added', { name, administrator, posts });
  return standing(tx, username);
}

/** Replaces the name and the posts. */
export async function editAccount(
  tx: Connection,
  username: string,
  edit: AccountEdit,
  by: string,
): Promise<AccountOutcome> {
  const former = await locked(tx, username);
  if (former === null) return refused('not-found');
  if (edit.ifVersion !== undefined && edit.ifVersion !== former.version) {
    return { ok: false, code: 'stale-version', version: former.version };
  }
  if (former.administrator && edit.posts.length > 0) return { ok: false, code: 'administrator-no-post' };
  const posts = distinct(edit.posts);
  const added = without(posts, former.posts);
  const removed = without(former.posts, posts);
  if (edit.name === former.name && added.length + removed.length === 0) return { ok: true, account: former };
  await tx.query('UPDATE account SET name = $2, version = version + 1 WHERE username = $1', [
    username,
    edit.name,
  ]);
  if (former.disabled_at === null) {
    await tx.query('DELETE FROM account_post WHERE username = $1', [username]);
    await insertPosts(tx, username, posts);
  } else {
    await tx.query('UPDATE account SET kept_posts = $2 WHERE username = $1', [
      username,
      JSON.stringify(posts),
    ]);
  }
  await note(tx, username, by, 'edited', { name: edit.name, added, removed });
  return standing(tx, username);
}

/**
 * Nobody signs in with it any more, its sessions end, its posts stand aside, and what was on its way to its channels is
 * dropped. The last administrator stays.
 */
export async function disableAccount(tx: Connection, username: string, by: string): Promise<AccountOutcome> {
  // Of two administrators who disable each other at once, one must see the other.
  await tx.query('SELECT 1 FROM account WHERE administrator ORDER BY username FOR UPDATE');
  const former = await locked(tx, username);
  if (former === null) return refused('not-found');
  if (former.disabled_at !== null) return { ok: true, account: former };
  if (former.administrator) {
    const others = await tx.query(
      'SELECT 1 FROM account WHERE administrator AND disabled_at IS NULL AND username <> $1 LIMIT 1',
      [username],
    );
    if (others.rows.length === 0) return refused('last-administrator');
  }
  await tx.query(
    'UPDATE account SET disabled_at = now(), kept_posts = $2, version = version + 1 WHERE username = $1',
    [username, JSON.stringify(former.posts)],
  );
  await tx.query('DELETE FROM account_post WHERE username = $1', [username]);
  await tx.query('DELETE FROM session WHERE username = $1', [username]);
  await tx.query(
    `UPDATE delivery d SET state = 'dropped', updated_at = now() FROM channel c
     WHERE c.id = d.channel_id AND c.username = $1 AND d.state = 'waiting'`,
    [username],
  );
  await note(tx, username, by, 'disabled', {});
  return standing(tx, username);
}

/** The account may be used again, with the posts it had. Its password is the one it had. */
export async function enableAccount(tx: Connection, username: string, by: string): Promise<AccountOutcome> {
  const former = await locked(tx, username);
  if (former === null) return refused('not-found');
  if (former.disabled_at === null) return { ok: true, account: former };
  await tx.query(
    'UPDATE account SET disabled_at = NULL, kept_posts = NULL, version = version + 1 WHERE username = $1',
    [username],
  );
  await insertPosts(tx, username, former.posts);
  await note(tx, username, by, 'enabled', {});
  return standing(tx, username);
}

/** Gives an account a one-time password; all its sessions end, and a lock of its name too. */
export async function givePassword(
  tx: Connection,
  username: string,
  { hash, until }: OneTimeHash,
  by: string,
): Promise<AccountOutcome> {
  const former = await locked(tx, username);
  if (former === null) return refused('not-found');
  await tx.query(
    'UPDATE account SET password_hash = $2, one_time_until = $3, version = version + 1 WHERE username = $1',
    [username, hash, until],
  );
  await tx.query('DELETE FROM session WHERE username = $1', [username]);
  await tx.query('DELETE FROM sign_in_try WHERE username = $1', [username]);
  await note(tx, username, by, 'password-given', {});
  return standing(tx, username);
}

/** The password that somebody chose themselves. */
export async function changePassword(tx: Connection, username: string, hash: string): Promise<void> {
  await tx.query(
    'UPDATE account SET password_hash = $2, one_time_until = NULL, version = version + 1 WHERE username = $1',
    [username, hash],
  );
  await note(tx, username, username, 'password-changed', {});
}

async function locked(tx: Connection, username: string): Promise<AccountRow | null> {
  await tx.query('SELECT 1 FROM account WHERE username = $1 FOR UPDATE', [username]);
  return findAccount(tx, username);
}

async function standing(tx: Connection, username: string): Promise<AccountOutcome> {
  const account = await findAccount(tx, username);
  return account === null ? refused('not-found') : { ok: true, account };
}

async function insertPosts(tx: Connection, username: string, posts: readonly AssignedPost[]): Promise<void> {
  await tx.query(
    `INSERT INTO account_post (username, unit, post) SELECT $1, * FROM unnest($2::text[], $3::text[])
     ON CONFLICT DO NOTHING`,
    [username, posts.map(({ unit }) => unit), posts.map(({ post }) => post)],
  );
}

function note(tx: Connection, username: string, by: string, kind: string, data: object): Promise<unknown> {
  return tx.query('INSERT INTO account_change (username, kind, data, by) VALUES ($1, $2, $3, $4)', [
    username,
    kind,
    JSON.stringify(data),
    by,
  ]);
}

const keyOf = ({ unit, post }: AssignedPost): string => `${unit}/${post}`;

function distinct(posts: readonly AssignedPost[]): readonly AssignedPost[] {
  return [...new Map(posts.map((each) => [keyOf(each), each])).values()];
}

function without(posts: readonly AssignedPost[], others: readonly AssignedPost[]): readonly AssignedPost[] {
  const held = new Set(others.map(keyOf));
  return posts.filter((each) => !held.has(keyOf(each)));
}
