import { createHash } from 'node:crypto';
import { unitScore } from '@duban/lifecycle';
import type { Point, UnitShare } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { bulkInsert, sendBulk } from '../database/bulk';
import { inTransaction, poolOf } from '../database/connection';
import { canonicalJson } from '../ids/canonical-json';
import type { WorldData } from '../world/load-world';
import { Assessor } from './assess-batch';
import type { TaskToAssess } from './assess-batch';
import type { PublicationRow } from './publication-row';

const insertShares = bulkInsert('assessment_share', [
  { name: 'publication_id', type: 'uuid' },
  { name: 'unit', type: 'text' },
  { name: 'task_id', type: 'uuid' },
  { name: 'upto_seq', type: 'integer' },
  { name: 'body', type: 'jsonb' },
]);
const insertScores = bulkInsert('assessment_score', [
  { name: 'publication_id', type: 'uuid' },
  { name: 'unit', type: 'text' },
  { name: 'unit_type', type: 'text' },
  { name: 'path', type: 'text' },
  { name: 'body', type: 'jsonb' },
]);

/** Tasks, and units, worked on together: memory stays flat whatever a year comes to. */
const taskBatch = 500;
const unitBatch = 200;

export interface Computed {
  readonly hash: Buffer;
  readonly units: number;
  readonly tasks: number;
}

type Frozen = Pick<
  PublicationRow,
  'calendar_hash' | 'cutoff' | 'id' | 'objections_upto' | 'reports_upto' | 'rules' | 'settings_upto' | 'year'
>;

/** Works a publication out from the events and keeps shares and scores; @returns the hash over its canonical content. */
export async function computePublication(
  ds: DataSource,
  worldData: WorldData,
  frozen: Frozen,
  tasks: AsyncIterable<readonly TaskToAssess[]>,
): Promise<Computed> {
  const pool = poolOf(ds);
  const assessor = new Assessor(pool, worldData, {
    year: frozen.year,
    rules: frozen.rules,
    cutoff: frozen.cutoff.getTime(),
    reportsUpto: frozen.reports_upto,
    settingsUpto: frozen.settings_upto,
  });
  let count = 0;
  for await (const batch of tasks) {
    const assessed = await assessor.assess(batch);
    const rows = assessed.flatMap(({ taskId, uptoSeq, shares }) =>
      shares.map((share) => [frozen.id, share.unit, taskId, uptoSeq, JSON.stringify(share)]),
    );
    count += assessed.length;
    if (rows.length > 0) await inTransaction(ds, (tx) => sendBulk(tx, insertShares, rows));
  }
  const { hash, units } = await scoreUnits(ds, worldData, frozen);
  return { hash, units, tasks: count };
}

/** Sums the shares unit by unit in the order of their codes, and hashes what is published of each. */
async function scoreUnits(
  ds: DataSource,
  worldData: WorldData,
  frozen: Frozen,
): Promise<{ readonly hash: Buffer; readonly units: number }> {
  const pool = poolOf(ds);
  const hash = createHash('sha256').update(headerOf(frozen));
  const corrections = await upheldCorrections(pool, frozen.year, frozen.objections_upto);
  let units = 0;
  for (let after = ''; ;) {
    const shares = await sharesAfter(pool, frozen.id, after);
    if (shares.size === 0) return { hash: hash.digest(), units };
    const rows = [...shares].map(([unit, its]) => {
      const score = unitScore(unit, its, corrections.get(unit));
      hash.update(`\n${canonicalJson(score)}`);
      const [territory, type] = splitUnit(unit);
      const { unit: _, points: __, ...body } = score;
      return [frozen.id, unit, type, worldData.path(territory), JSON.stringify(body)];
    });
    await inTransaction(ds, (tx) => sendBulk(tx, insertScores, rows));
    units += rows.length;
    after = [...shares.keys()].at(-1) ?? after;
  }
}

/** What the content begins with: the rules, and what they were counted by. */
function headerOf({ year, rules, cutoff, calendar_hash }: Frozen): string {
  return canonicalJson({
    year,
    rules,
    cutoff: cutoff.toISOString(),
    calendar: calendar_hash.toString('hex'),
  });
}

async function sharesAfter(
  pool: Pool,
  publication: string,
  after: string,
): Promise<ReadonlyMap<string, readonly UnitShare[]>> {
  const found = await pool.query<{ unit: string; shares: UnitShare[] }>(
    `SELECT unit, jsonb_agg(body ORDER BY task_id) AS shares FROM assessment_share
     WHERE publication_id = $1 AND unit COLLATE "C" > $2 GROUP BY unit ORDER BY unit COLLATE "C" LIMIT ${unitBatch}`,
    [publication, after],
  );
  return new Map(found.rows.map(({ unit, shares }) => [unit, shares]));
}

/** Points of objections upheld by a decision, by unit. */
export async function upheldCorrections(
  pool: Pool,
  year: number,
  upto: number | null,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  const found = await pool.query<{ unit: string; corrections: readonly Pick<Point, 'points' | 'taskId'>[] }>(
    `SELECT o.unit, o.corrections FROM assessment_objection o
     JOIN assessment_publication p ON p.id = o.publication_id
     WHERE p.year = $1 AND o.upheld AND o.decision IS NOT NULL AND ($2::bigint IS NULL OR o.decision <= $2)
     ORDER BY o.decision`,
    [year, upto],
  );
  const all = new Map<string, Point[]>();
  for (const { unit, corrections } of found.rows) {
    const points = corrections.map(({ taskId, points: some }) => ({
      ...{ rule: 'objection' as const, points: some, taskId },
      ...{ seq: 0, amount: 1 },
    }));
    all.set(unit, [...(all.get(unit) ?? []), ...points]);
  }
  return all;
}

/** Every task of a year's issues, in batches. */
export async function* tasksOfYear(pool: Pool, year: number): AsyncGenerator<readonly TaskToAssess[]> {
  yield* batches((after) =>
    pool.query<{ id: string }>(
      `SELECT t.id FROM task t WHERE t.issue_id IN (SELECT id FROM issue WHERE plan_year = $1) AND t.id > $2
       ORDER BY t.id LIMIT ${taskBatch}`,
      [year, after],
    ),
  );
}

/** The tasks of a publication, each up to the event that counted. */
export async function* tasksOfPublication(pool: Pool, id: string): AsyncGenerator<readonly TaskToAssess[]> {
  yield* batches((after) =>
    pool.query<{ id: string; uptoSeq: number }>(
      `SELECT task_id AS id, max(upto_seq) AS "uptoSeq" FROM assessment_share
       WHERE publication_id = $1 AND task_id > $2 GROUP BY task_id ORDER BY task_id LIMIT ${taskBatch}`,
      [id, after],
    ),
  );
}

async function* batches(
  read: (after: string) => Promise<{ readonly rows: readonly { id: string; uptoSeq?: number }[] }>,
): AsyncGenerator<readonly TaskToAssess[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id, uptoSeq }) => ({ id, uptoSeq: uptoSeq ?? null }));
    after = last.id;
  }
}

/** Takes back what a computation that did not end has left. */
export async function dropComputation(at: Pool | PoolClient, id: string): Promise<void> {
  await at.query('DELETE FROM assessment_score WHERE publication_id = $1', [id]);
  await at.query('DELETE FROM assessment_share WHERE publication_id = $1', [id]);
  await at.query(`DELETE FROM assessment_publication WHERE id = $1 AND state = 'computing'`, [id]);
}
