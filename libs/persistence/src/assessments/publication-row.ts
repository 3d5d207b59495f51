import { addDays, dayOf, formatInstant } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { AssessmentRules } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { PersonActor } from '../record/act';

/** A publication as it is stored. */
export interface PublicationRow {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly state: 'computing' | 'published' | 'verifying';
  readonly rules: AssessmentRules;
  readonly cutoff: Date;
  readonly reports_upto: number;
  readonly settings_upto: number;
  readonly objections_upto: number;
  readonly calendar_hash: Buffer;
  readonly hash: Buffer | null;
  readonly units: number | null;
  /** Assessed so far. */
  readonly tasks: number | null;
  /** How many there were when it began. */
  readonly total: number | null;
  readonly published_by: PersonActor;
  readonly published_at: Date;
}

/** Days within which a unit may object (《政府督查工作条例》第十六条). */
export const objectionDays = 30;

/** The last day on which a publication may be objected to. */
export function objectionsUntil({ published_at }: Pick<PublicationRow, 'published_at'>): Day {
  return addDays(dayOf(published_at.getTime()), objectionDays);
}

/** A year's publications, the newest first. */
export async function publicationsOf(pool: Pool, year: number): Promise<readonly PublicationRow[]> {
  const found = await pool.query<PublicationRow>(
    `SELECT * FROM assessment_publication WHERE year = $1 AND state = 'published' ORDER BY number DESC`,
    [year],
  );
  return found.rows;
}

/** The publication of a year that is being worked out. */
export async function computingOf(pool: Pool, year: number): Promise<PublicationRow | null> {
  const found = await pool.query<PublicationRow>(
    `SELECT * FROM assessment_publication WHERE year = $1 AND state = 'computing'`,
    [year],
  );
  return found.rows[0] ?? null;
}

/** A publication as answers give it. */
export function publicationView(row: PublicationRow): object {
  const { name, unit, post } = row.published_by;
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    state: row.state,
    rulesVersion: row.rules.version,
    cutoff: formatInstant(row.cutoff.getTime()),
    hash: row.hash?.toString('hex') ?? null,
    units: row.units ?? 0,
    tasks: row.tasks ?? 0,
    total: row.total ?? row.tasks ?? 0,
    publishedAt: formatInstant(row.published_at.getTime()),
    publishedBy: { name, unit, post },
    objectionsUntil: objectionsUntil(row),
  };
}
