import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { inTransaction, poolOf } from '../database/connection';
import type { WorldData } from '../world/load-world';
import { calendarHash } from './calendar-hash';
import { assessorOf, keepShares, scoreUnits, tasksOfPublication, usualBatches } from './compute-publication';
import type { Batches, Frozen } from './compute-publication';
import type { PublicationRow } from './publication-row';

/** One verification of a year at a time, whichever process does it. */
const lockSpace = 0x61_73_65;

/** What recomputing a publication from the events came to. */
export interface Verification {
  readonly number: number;
  readonly hash: string;
  readonly recomputed: string;
  readonly equal: boolean;
  /** Units whose score differs, at most 100. */
  readonly differing: readonly string[];
  /** Another calendar is in force than when it was published: working days may differ for that alone. */
  readonly calendarChanged: boolean;
}

/**
 * Works a publication out again from the same events by the same rules, beside the old one, and compares the hashes. Null
 * while another process verifies the same year.
 */
export async function verifyPublication(
  ds: DataSource,
  worldData: WorldData,
  row: PublicationRow,
  batches: Batches = usualBatches,
): Promise<Verification | null> {
  const pool = poolOf(ds);
  return underLock(pool, row.year, async () => {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO assessment_publication (id, year, number, state, rules, cutoff, reports_upto, settings_upto,
         objections_upto, calendar_hash, published_by, published_at)
       SELECT $2, year, -number, 'verifying', rules, cutoff, reports_upto, settings_upto, objections_upto, calendar_hash,
         published_by, published_at FROM assessment_publication WHERE id = $1`,
      [row.id, id],
    );
    const hash = await recompute(ds, worldData, { original: row.id, frozen: { ...row, id }, batches });
    const differing = await differingUnits(pool, row.id, id);
    await dropVerification(pool, id);
    return {
      number: row.number,
      hash: row.hash?.toString('hex') ?? '',
      recomputed: hash.toString('hex'),
      equal: row.hash?.equals(hash) === true && differing.length === 0,
      differing,
      calendarChanged: !calendarHash(worldData, row.year).equals(row.calendar_hash),
    };
  });
}

async function recompute(
  ds: DataSource,
  worldData: WorldData,
  {
    original,
    frozen,
    batches,
  }: { readonly original: string; readonly frozen: Frozen; readonly batches: Batches },
): Promise<Buffer> {
  const pool = poolOf(ds);
  const assessor = assessorOf(pool, worldData, frozen);
  for (let after: string | null = null; ;) {
    const tasks = await tasksOfPublication(pool, original, after, batches.tasks);
    const last = tasks.at(-1);
    if (last === undefined) break;
    const assessed = await assessor.assess(tasks);
    await inTransaction(ds, (tx) => keepShares(tx, frozen.id, assessed));
    after = last.id;
  }
  const { hash } = await inTransaction(ds, (tx) => scoreUnits(tx, worldData, frozen, batches));
  return hash;
}

/** Units whose shares or scores are not the same in both. */
async function differingUnits(pool: Pool, a: string, b: string): Promise<readonly string[]> {
  const found = await pool.query<{ unit: string }>(
    `SELECT DISTINCT unit FROM (
       (SELECT unit, task_id, body FROM assessment_share WHERE publication_id = $1
        EXCEPT SELECT unit, task_id, body FROM assessment_share WHERE publication_id = $2)
       UNION ALL
       (SELECT unit, task_id, body FROM assessment_share WHERE publication_id = $2
        EXCEPT SELECT unit, task_id, body FROM assessment_share WHERE publication_id = $1)
       UNION ALL
       (SELECT unit, NULL::uuid, body FROM assessment_score WHERE publication_id = $1
        EXCEPT SELECT unit, NULL::uuid, body FROM assessment_score WHERE publication_id = $2)) AS d
     ORDER BY unit LIMIT 100`,
    [a, b],
  );
  return found.rows.map(({ unit }) => unit);
}

/** Takes back what was worked out for a comparison. */
async function dropVerification(at: Pool | PoolClient, id: string): Promise<void> {
  await at.query('DELETE FROM assessment_score WHERE publication_id = $1', [id]);
  await at.query('DELETE FROM assessment_share WHERE publication_id = $1', [id]);
  await at.query(`DELETE FROM assessment_publication WHERE id = $1 AND state = 'verifying'`, [id]);
}

/** Runs one verification of a year; what an earlier one left when it was killed is taken away first. */
async function underLock<T>(pool: Pool, year: number, work: () => Promise<T>): Promise<T | null> {
  const holder = await pool.connect();
  try {
    const got = await holder.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
      lockSpace,
      year,
    ]);
    if (got.rows[0]?.got !== true) return null;
    try {
      const left = await holder.query<{ id: string }>(
        `SELECT id FROM assessment_publication WHERE year = $1 AND state = 'verifying'`,
        [year],
      );
      for (const { id } of left.rows) await dropVerification(holder, id);
      return await work();
    } finally {
      await holder.query('SELECT pg_advisory_unlock($1, $2)', [lockSpace, year]);
    }
  } finally {
    holder.release();
  }
}
