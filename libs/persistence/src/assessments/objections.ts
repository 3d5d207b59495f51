import type { Instant } from '@duban/calendar';
import { splitUnit } from '@duban/organisation';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';

/** Points that an upheld objection puts right. */
export interface Correction {
  readonly taskId: string;
  readonly points: number;
}

export interface ObjectionRow {
  readonly id: string;
  readonly publication_id: string;
  /** The publication's number. */
  readonly number_of: number;
  readonly unit: string;
  readonly unit_type: string;
  readonly path: string;
  readonly text: string;
  readonly reviewer: string;
  readonly raised_by: PersonActor;
  readonly raised_at: Date;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly corrections: readonly Correction[] | null;
  readonly decided_by: PersonActor | null;
  readonly decided_at: Date | null;
  readonly published_by: PersonActor;
}

const columns = `o.id, o.publication_id, p.number AS number_of, o.unit, o.unit_type, o.path, o.text, o.reviewer,
  o.raised_by, o.raised_at, o.upheld, o.answer, o.corrections, o.decided_by, o.decided_at, p.published_by`;

/** A year's objections, the newest first. */
export async function objectionsOf(pool: Pool, year: number): Promise<readonly ObjectionRow[]> {
  const found = await pool.query<ObjectionRow>(
    `SELECT ${columns} FROM assessment_objection o JOIN assessment_publication p ON p.id = o.publication_id
     WHERE p.year = $1 ORDER BY o.raised_at DESC, o.number DESC LIMIT 500`,
    [year],
  );
  return found.rows;
}

interface NewObjection {
  readonly id: string;
  readonly publication: string;
  readonly unit: string;
  readonly path: string;
  readonly text: string;
  readonly reviewer: string;
  readonly by: PersonActor;
  readonly at: Instant;
}

/** Keeps an objection; false where the unit has an open one. */
export async function raiseObjection(tx: Connection, made: NewObjection): Promise<boolean> {
  const { id, publication, unit, path, text, reviewer, by, at } = made;
  const kept = await tx.query(
    `INSERT INTO assessment_objection (id, publication_id, unit, unit_type, path, text, reviewer, raised_by, raised_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (publication_id, unit) WHERE decided_at IS NULL DO NOTHING`,
    [...[id, publication, unit, splitUnit(unit)[1], path, text, reviewer], JSON.stringify(by), new Date(at)],
  );
  return kept.rowCount === 1;
}

/** Decides an open objection; false where it was decided before. */
export async function decideAssessmentObjection(
  tx: Connection,
  id: string,
  decision: {
    readonly upheld: boolean;
    readonly answer: string;
    readonly corrections: readonly Correction[];
    readonly by: PersonActor;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { upheld, answer, corrections, by, at } = decision;
  // One decision after the other: their numbers say which a publication has counted.
  await tx.query('LOCK TABLE assessment_objection IN SHARE ROW EXCLUSIVE MODE');
  const done = await tx.query(
    `UPDATE assessment_objection SET decision = (SELECT coalesce(max(decision), 0) + 1 FROM assessment_objection), upheld = $2, answer = $3, corrections = $4,
       decided_by = $5, decided_at = $6 WHERE id = $1 AND decided_at IS NULL`,
    [id, upheld, answer, JSON.stringify(corrections), JSON.stringify(by), new Date(at)],
  );
  return done.rowCount === 1;
}
