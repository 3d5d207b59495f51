import { createHash, randomUUID } from 'node:crypto';
import { endOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { AssessmentRules } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { inTransaction, poolOf } from '../database/connection';
import type { PersonActor } from '../record/act';
import type { WorldData } from '../world/load-world';
import { canonicalJson } from '../ids/canonical-json';
import { computePublication, dropComputation, tasksOfPublication, tasksOfYear } from './compute-publication';
import type { Computed } from './compute-publication';
import { publicationsOf } from './publication-row';
import type { PublicationRow } from './publication-row';

/** One computation of a year at a time, whichever process does it. */
const lockSpace = 0x61_73_65;

export type Published =
  | { readonly ok: true; readonly publication: PublicationRow }
  | { readonly ok: false; readonly code: 'assessment-empty' | 'assessment-running' };

/** The last instant that counts for a year: its end, or now where that has not come. */
export function cutoffOf(year: number, now: Instant): Instant {
  return Math.min(now, endOfDay(`${year}-12-31`));
}

/**
 * Publishes a year's assessment: worked out from the events, kept with every point, hashed and never changed again. Once
 * more is another publication beside it, with what objections have put right.
 */
export async function publishAssessment(
  ds: DataSource,
  worldData: WorldData,
  {
    year,
    rules,
    by,
    now,
  }: {
    readonly year: number;
    readonly rules: AssessmentRules;
    readonly by: PersonActor;
    readonly now: Instant;
  },
): Promise<Published> {
  const pool = poolOf(ds);
  const any = await pool.query('SELECT 1 FROM issue WHERE plan_year = $1 LIMIT 1', [year]);
  if (any.rows.length === 0) return { ok: false, code: 'assessment-empty' };
  return underLock(pool, year, async () => {
    const [last] = await publicationsOf(pool, year);
    const frozen = await begin(ds, worldData, { year, rules, by, now, number: (last?.number ?? 0) + 1 });
    const computed = await computePublication(ds, worldData, frozen, tasksOfYear(pool, year));
    const done = await pool.query<PublicationRow>(
      `UPDATE assessment_publication SET state = 'published', hash = $2, units = $3, tasks = $4 WHERE id = $1 RETURNING *`,
      [frozen.id, computed.hash, computed.units, computed.tasks],
    );
    const [publication] = done.rows;
    if (publication === undefined) throw new Error('The publication vanished.');
    return { ok: true, publication };
  });
}

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

/** Works a publication out again from the same events by the same rules, beside the old one, and compares the hashes. */
export async function verifyPublication(
  ds: DataSource,
  worldData: WorldData,
  row: PublicationRow,
): Promise<Verification | null> {
  const pool = poolOf(ds);
  const result = await underLock(pool, row.year, async () => {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO assessment_publication (id, year, number, state, rules, cutoff, reports_upto, settings_upto,
         objections_upto, calendar_hash, published_by, published_at)
       SELECT $2, year, -number, 'computing', rules, cutoff, reports_upto, settings_upto, objections_upto, calendar_hash,
         published_by, published_at FROM assessment_publication WHERE id = $1`,
      [row.id, id],
    );
    const frozen = { ...row, id };
    const computed = await computePublication(ds, worldData, frozen, tasksOfPublication(pool, row.id));
    const differing = await differingUnits(pool, row.id, id);
    await dropComputation(pool, id);
    return { ok: true as const, computed, differing };
  });
  if (!result.ok) return null;
  return verificationOf(row, result.computed, result.differing, worldData);
}

function verificationOf(
  row: PublicationRow,
  { hash }: Computed,
  differing: readonly string[],
  worldData: WorldData,
): Verification {
  return {
    number: row.number,
    hash: row.hash?.toString('hex') ?? '',
    recomputed: hash.toString('hex'),
    equal: row.hash?.equals(hash) === true && differing.length === 0,
    differing,
    calendarChanged: !calendarHash(worldData, row.year).equals(row.calendar_hash),
  };
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

interface Beginning {
  readonly year: number;
  readonly number: number;
  readonly rules: AssessmentRules;
  readonly by: PersonActor;
  readonly now: Instant;
}

/** Fixes what counts. Locks wait for reports under way, so that no earlier row comes to light later. */
function begin(
  ds: DataSource,
  worldData: WorldData,
  { year, number, rules, by, now }: Beginning,
): Promise<PublicationRow> {
  return inTransaction(ds, async (tx) => {
    await tx.query('LOCK TABLE indicator_report, indicator_setting, assessment_objection IN SHARE MODE');
    const found = await tx.query<PublicationRow>(
      `INSERT INTO assessment_publication (id, year, number, state, rules, cutoff, reports_upto, settings_upto,
         objections_upto, calendar_hash, published_by, published_at)
       SELECT $1, $2, $3, 'computing', $4, $5, coalesce((SELECT max(id) FROM indicator_report), 0),
         coalesce((SELECT max(id) FROM indicator_setting), 0),
         coalesce((SELECT max(decision) FROM assessment_objection), 0), $6, $7, $8 RETURNING *`,
      [
        ...[randomUUID(), year, number, JSON.stringify(rules), new Date(cutoffOf(year, now))],
        ...[calendarHash(worldData, year), JSON.stringify(by), new Date(now)],
      ],
    );
    const [row] = found.rows;
    if (row === undefined) throw new Error('The publication was not kept.');
    return row;
  });
}

/** The working days of a year and its neighbours, as one hash. */
export function calendarHash({ calendar }: WorldData, year: number): Buffer {
  const years = [year - 1, year, year + 1].filter((each) => calendar.hasYear(each));
  const days = years.map((each) => [each, calendar.workdaysBetween(`${each}-01-01`, `${each}-12-31`)]);
  const workdays = years.flatMap((each) => {
    const all: boolean[] = [];
    for (let at = Date.UTC(each, 0, 1); at <= Date.UTC(each, 11, 31); at += 86_400_000) {
      all.push(calendar.isWorkday(new Date(at).toISOString().slice(0, 10)));
    }
    return all.map((isWork) => (isWork ? '1' : '0')).join('');
  });
  return createHash('sha256')
    .update(canonicalJson([days, workdays]))
    .digest();
}

/** Runs one computation of a year; what an earlier one left when it was killed is taken away first. */
async function underLock<T extends { readonly ok: boolean }>(
  pool: Pool,
  year: number,
  work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly code: 'assessment-running' }> {
  const holder = await pool.connect();
  try {
    const got = await holder.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
      lockSpace,
      year,
    ]);
    if (got.rows[0]?.got !== true) return { ok: false, code: 'assessment-running' };
    try {
      const left = await holder.query<{ id: string }>(
        `SELECT id FROM assessment_publication WHERE year = $1 AND state = 'computing'`,
        [year],
      );
      for (const { id } of left.rows) await dropComputation(holder, id);
      return await work();
    } finally {
      await holder.query('SELECT pg_advisory_unlock($1, $2)', [lockSpace, year]);
    }
  } finally {
    holder.release();
  }
}
