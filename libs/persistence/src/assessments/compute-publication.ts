import { createHash } from 'node:crypto';
import { unitScore } from '@duban/lifecycle';
import type { Point, UnitShare } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Pool } from 'pg';
import { bulkInsert, sendBulk } from '../database/bulk';
import type { Connection } from '../database/connection';
import { canonicalJson } from '../ids/canonical-json';
import type { WorldData } from '../world/load-world';
import { Assessor } from './assess-batch';
import type { AssessedShares, TaskToAssess } from './assess-batch';
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

/** How much is worked on at once: some tens of milliseconds of the processor, and memory stays flat. What is published is the same. */
export interface Batches {
  readonly tasks: number;
  readonly units: number;
}

export const usualBatches: Batches = { tasks: 200, units: 50 };

/** What a publication counts, fixed when it began. */
export type Frozen = Pick<
  PublicationRow,
  'calendar_hash' | 'cutoff' | 'id' | 'objections_upto' | 'reports_upto' | 'rules' | 'settings_upto' | 'year'
>;

/** Assesses tasks by what a publication counts. */
export function assessorOf(pool: Pool, worldData: WorldData, frozen: Frozen): Assessor {
  return new Assessor(pool, worldData, {
    year: frozen.year,
    rules: frozen.rules,
    cutoff: frozen.cutoff.getTime(),
    reportsUpto: frozen.reports_upto,
    settingsUpto: frozen.settings_upto,
  });
}

/** Keeps the shares of some tasks in a publication. */
export async function keepShares(
  tx: Connection,
  publication: string,
  assessed: readonly AssessedShares[],
): Promise<void> {
  const rows = assessed.flatMap(({ taskId, uptoSeq, shares }) =>
    shares.map((share) => [publication, share.unit, taskId, uptoSeq, JSON.stringify(share)]),
  );
  if (rows.length > 0) await sendBulk(tx, insertShares, rows);
}

/**
 * Sums the shares unit by unit in the order of their codes, keeps the scores, and hashes what is published of each. One
 * pass in one transaction: a hash over everything cannot be kept halfway.
 */
export async function scoreUnits(
  tx: Connection,
  worldData: WorldData,
  frozen: Frozen,
  { units: together }: Batches,
): Promise<{ readonly hash: Buffer; readonly units: number }> {
  const hash = createHash('sha256').update(headerOf(frozen));
  const corrections = await upheldCorrections(tx, frozen.year, frozen.objections_upto);
  let units = 0;
  for (let after = ''; ;) {
    const shares = await sharesAfter(tx, frozen.id, after, together);
    if (shares.size === 0) return { hash: hash.digest(), units };
    const rows = [...shares].map(([unit, its]) => {
      const score = unitScore(unit, its, corrections.get(unit));
      hash.update(`\n${canonicalJson(score)}`);
      const [territory, type] = splitUnit(unit);
      const { unit: _, points: __, ...body } = score;
      return [frozen.id, unit, type, worldData.path(territory), JSON.stringify(body)];
    });
    await sendBulk(tx, insertScores, rows);
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
  tx: Connection,
  publication: string,
  after: string,
  limit: number,
): Promise<ReadonlyMap<string, readonly UnitShare[]>> {
  const found = await tx.query<{ unit: string; shares: UnitShare[] }>(
    `SELECT unit, jsonb_agg(body ORDER BY task_id) AS shares FROM assessment_share
     WHERE publication_id = $1 AND unit > $2 GROUP BY unit ORDER BY unit LIMIT $3`,
    [publication, after, limit],
  );
  return new Map(found.rows.map(({ unit, shares }) => [unit, shares]));
}

/** Points of objections upheld by a decision, by unit. */
export async function upheldCorrections(
  at: Connection | Pool,
  year: number,
  upto: number | null,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  const found = await at.query<{ unit: string; corrections: readonly Pick<Point, 'points' | 'taskId'>[] }>(
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

/** Before every task. */
const first = '00000000-0000-0000-0000-000000000000';

/** The next tasks of a year's issues after one, by id. */
export async function tasksOfYear(
  at: Connection | Pool,
  year: number,
  after: string | null,
  limit: number,
): Promise<readonly TaskToAssess[]> {
  const found = await at.query<{ id: string }>(
    `SELECT t.id FROM task t WHERE t.issue_id IN (SELECT id FROM issue WHERE plan_year = $1) AND t.id > $2
     ORDER BY t.id LIMIT $3`,
    [year, after ?? first, limit],
  );
  return found.rows.map(({ id }) => ({ id, uptoSeq: null }));
}

/** The next tasks of a publication after one, each up to the event that counted. */
export async function tasksOfPublication(
  at: Connection | Pool,
  publication: string,
  after: string | null,
  limit: number,
): Promise<readonly TaskToAssess[]> {
  const found = await at.query<{ id: string; uptoSeq: number }>(
    `SELECT task_id AS id, max(upto_seq) AS "uptoSeq" FROM assessment_share
     WHERE publication_id = $1 AND task_id > $2 GROUP BY task_id ORDER BY task_id LIMIT $3`,
    [publication, after ?? first, limit],
  );
  return found.rows;
}
