import { randomUUID } from 'node:crypto';
import type { Day, Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { insertRuleChange } from '../rule-changes/insert-rule-change';

/** A unit ends, and another takes its work over. */
export interface SuccessionPut {
  readonly former: string;
  readonly successor: string;
  /** The first day on which the successor acts. */
  readonly from: Day;
  /** The decision it rests on. */
  readonly basis: string;
  /** The administrator who recorded it: the organisation's keeper, of no unit, so that the events are the machine's. */
  readonly username: string;
  readonly now: Instant;
}

/** `already-succeeded`: the unit has a successor; `successor-ended`: the successor has one itself; with its code in `successor`. */
export type SuccessionDone =
  | { readonly ok: true; readonly change: string }
  | {
      readonly ok: false;
      readonly code: 'already-succeeded' | 'successor-ended';
      readonly successor: string;
    };

/**
 * Keeps the succession, and asks in the same transaction for the former unit's open tasks to pass on, batch by batch.
 * Tasks that came to it from units it succeeded pass on with its own.
 */
export async function putSuccession(tx: Connection, given: SuccessionPut): Promise<SuccessionDone> {
  const { former, successor, from, basis, username, now } = given;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('succession', 11))`);
  const found = await tx.query<{ former: string; successor: string }>(
    'SELECT former, successor FROM succession WHERE former = ANY ($1::text[])',
    [[former, successor]],
  );
  const own = found.rows.find((row) => row.former === former);
  if (own !== undefined) return { ok: false, code: 'already-succeeded', successor: own.successor };
  const next = found.rows.find((row) => row.former === successor);
  if (next !== undefined) return { ok: false, code: 'successor-ended', successor: next.successor };
  await tx.query(
    'INSERT INTO succession (former, successor, on_day, loaded_by, loaded_at) VALUES ($1, $2, $3, $4, $5)',
    [former, successor, from, username, new Date(now)],
  );
  const change = randomUUID();
  await insertRuleChange(
    tx,
    { kind: 'succession', former, successor, from, basis },
    { id: change, actor: { kind: 'clock' }, username, now },
  );
  return { ok: true, change };
}

/** A succession as it stands. */
export interface SuccessionRow {
  readonly former: string;
  readonly successor: string;
  readonly from: Day;
  readonly basis: string;
  /** The change that takes the tasks over. */
  readonly change: string;
}

/** The unit's own succession, and those of the units it succeeded; the latest first. */
export async function successionsOf(pool: Pool, unit: string): Promise<readonly SuccessionRow[]> {
  const found = await pool.query<SuccessionRow>(
    `SELECT body ->> 'former' AS former, body ->> 'successor' AS successor, body ->> 'from' AS "from",
       body ->> 'basis' AS basis, id AS change
     FROM rule_change WHERE kind = 'succession' AND $1 IN (body ->> 'former', body ->> 'successor')
     ORDER BY ordinal DESC LIMIT 200`,
    [unit],
  );
  return found.rows;
}

/**
 * What was issued to a unit that has ended passes on too: its succession goes through the tasks again. Called when a
 * dispatch has ended, in its transaction or after it; once more does no harm.
 */
export async function succeedAgain(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE rule_change SET state = 'running', after_docket = NULL, finished_at = NULL
     WHERE kind = 'succession' AND state <> 'running'`,
  );
}
