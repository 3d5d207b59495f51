import type { Pool, PoolClient } from 'pg';

/** A post of a unit that a person holds. */
export interface AssignedPost {
  readonly unit: string;
  readonly post: string;
}

/** An account as its keeper sees it; never its password. */
export interface AccountRow {
  readonly username: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  /** The password was made by the machine, and is good until then for choosing another. */
  readonly one_time_until: Date | null;
  readonly version: number;
  /** What it holds, or will hold again once it is enabled. */
  readonly posts: readonly AssignedPost[];
}

/** One change of an account. */
export interface AccountChange {
  readonly kind: string;
  readonly data: unknown;
  readonly by: string;
  readonly at: Date;
}

export interface AccountFilters {
  /** Part of the username or the name. */
  readonly q?: string | undefined;
  readonly units?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
  readonly administrator?: boolean | undefined;
}

const columns = `a.username, a.name, a.administrator, a.created_at, a.disabled_at, a.one_time_until, a.version,
  coalesce(a.kept_posts, (SELECT json_agg(json_build_object('unit', p.unit, 'post', p.post) ORDER BY p.unit, p.post)
                            FROM account_post p WHERE p.username = a.username)::jsonb, '[]'::jsonb) AS posts
  FROM account a`;

const filtered = `($1::text IS NULL OR a.username ILIKE $1 OR a.name ILIKE $1)
  AND ($2::text[] IS NULL
       OR EXISTS (SELECT 1 FROM account_post p WHERE p.username = a.username AND p.unit = ANY ($2))
       OR EXISTS (SELECT 1 FROM jsonb_array_elements(a.kept_posts) AS k WHERE k ->> 'unit' = ANY ($2)))
  AND ($3::boolean IS NULL OR (a.disabled_at IS NOT NULL) = $3)
  AND ($4::boolean IS NULL OR a.administrator = $4)`;

function valuesOf({ q, units, disabled, administrator }: AccountFilters): unknown[] {
  const pattern = q === undefined ? null : `%${q.replaceAll(/[%\\_]/gu, String.raw`\$&`)}%`;
  return [pattern, units ?? null, disabled ?? null, administrator ?? null];
}

/** A page of accounts by username, and whether more follow. */
export async function listAccounts(
  pool: Pool,
  filters: AccountFilters,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly AccountRow[]; readonly more: boolean }> {
  const found = await pool.query<AccountRow>(
    `SELECT ${columns} WHERE ${filtered} AND ($5::text IS NULL OR a.username > $5) ORDER BY a.username LIMIT $6`,
    [...valuesOf(filters), after ?? null, limit + 1],
  );
  return { items: found.rows.slice(0, limit), more: found.rows.length > limit };
}

/** How many accounts the filters leave. */
export async function countAccounts(pool: Pool, filters: AccountFilters): Promise<number> {
  const found = await pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM account a WHERE ${filtered}`,
    valuesOf(filters),
  );
  return found.rows[0]?.count ?? 0;
}

/** Null where there is no such account. */
export async function findAccount(at: Pool | PoolClient, username: string): Promise<AccountRow | null> {
  const found = await at.query<AccountRow>(`SELECT ${columns} WHERE a.username = $1`, [username]);
  return found.rows[0] ?? null;
}

/** The newest changes of an account, newest first. */
export async function accountChanges(
  pool: Pool,
  username: string,
  most: number,
): Promise<readonly AccountChange[]> {
  const found = await pool.query<AccountChange>(
    'SELECT kind, data, by, at FROM account_change WHERE username = $1 ORDER BY id DESC LIMIT $2',
    [username, most],
  );
  return found.rows;
}

/** Whether somebody could sign in as administrator. */
export async function hasAdministrator(pool: Pool): Promise<boolean> {
  const found = await pool.query('SELECT 1 FROM account WHERE administrator AND disabled_at IS NULL LIMIT 1');
  return found.rows.length > 0;
}
