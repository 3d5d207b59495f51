import { randomUUID } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';

/** Who stands in for whom, from one instant to another. */
export interface DelegationRow {
  readonly id: string;
  readonly principal: string;
  readonly principal_name: string;
  readonly deputy: string;
  readonly deputy_name: string;
  readonly since: Date;
  readonly until: Date;
  /** Given as whole days. */
  readonly in_days: boolean;
  readonly set_by: string;
  /** Units of the principal's posts. */
  readonly units: readonly string[];
}

export interface NewDelegation {
  readonly principal: string;
  readonly deputy: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly inDays: boolean;
  readonly setBy: string;
  readonly now: Instant;
}

const columns = `d.id, d.principal, a.name AS principal_name, d.deputy, b.name AS deputy_name, d.since, d.until,
  d.in_days, d.set_by, ARRAY(SELECT unit FROM account_post WHERE username = d.principal) AS units
  FROM delegation d JOIN account a ON a.username = d.principal JOIN account b ON b.username = d.deputy`;

/** Deputyships that neither ended nor were revoked, the earliest first. */
export async function openDelegations(pool: Pool, now: Instant): Promise<readonly DelegationRow[]> {
  const found = await pool.query<DelegationRow>(
    `SELECT ${columns} WHERE d.revoked_at IS NULL AND d.until > $1 ORDER BY d.since, d.id`,
    [new Date(now)],
  );
  return found.rows;
}

/** One deputyship that was not revoked; null where there is none. */
export async function findDelegation(pool: Pool, id: string): Promise<DelegationRow | null> {
  const found = await pool.query<DelegationRow>(
    `SELECT ${columns} WHERE d.id = $1 AND d.revoked_at IS NULL`,
    [id],
  );
  return found.rows[0] ?? null;
}

/** Sets a deputyship; the same one again is the one there is. @returns its id */
export async function addDelegation(pool: Pool, given: NewDelegation): Promise<string> {
  const { principal, deputy, inDays, setBy } = given;
  const since = new Date(given.since);
  const until = new Date(given.until);
  const same = await pool.query<{ id: string }>(
    `SELECT id FROM delegation
     WHERE principal = $1 AND deputy = $2 AND since = $3 AND until = $4 AND revoked_at IS NULL LIMIT 1`,
    [principal, deputy, since, until],
  );
  const known = same.rows[0]?.id;
  if (known !== undefined) return known;
  const id = randomUUID();
  await pool.query(
    `INSERT INTO delegation (id, principal, deputy, since, until, in_days, set_by, set_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, principal, deputy, since, until, inDays, setBy, new Date(given.now)],
  );
  return id;
}

/** Ends a deputyship at once. */
export async function revokeDelegation(pool: Pool, id: string, by: string, now: Instant): Promise<void> {
  await pool.query(
    'UPDATE delegation SET revoked_by = $2, revoked_at = $3 WHERE id = $1 AND revoked_at IS NULL',
    [id, by, new Date(now)],
  );
}

/** An account as a deputyship asks of it. */
export interface DelegableAccount {
  readonly administrator: boolean;
  readonly units: readonly string[];
}

/** Null where there is no such account. */
export async function delegableAccount(pool: Pool, username: string): Promise<DelegableAccount | null> {
  const found = await pool.query<DelegableAccount>(
    `SELECT administrator, ARRAY(SELECT unit FROM account_post p WHERE p.username = a.username) AS units
     FROM account a WHERE username = $1`,
    [username],
  );
  return found.rows[0] ?? null;
}

/** Somebody who holds a post of a unit. */
export interface UnitPerson {
  readonly username: string;
  readonly name: string;
  readonly post: string;
}

/** Who holds posts of a unit, by name. */
export async function peopleOf(pool: Pool, unit: string): Promise<readonly UnitPerson[]> {
  const found = await pool.query<UnitPerson>(
    `SELECT a.username, a.name, p.post FROM account_post p JOIN account a ON a.username = p.username
     WHERE p.unit = $1 ORDER BY a.name, a.username, p.post`,
    [unit],
  );
  return found.rows;
}
