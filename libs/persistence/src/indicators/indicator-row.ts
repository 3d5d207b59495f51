import type { Rhythm } from '@duban/calendar';
import type { Curve, Indicator } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';

/** A figure of an issued task with the document it stands in. */
export interface IndicatorRow {
  readonly id: string;
  readonly issue_id: string;
  readonly document_id: string;
  readonly document_title: string | null;
  readonly plan_year: number;
  readonly clause: number;
  readonly key: string;
  /** Its place among the task's figures, from 1. */
  readonly position: number;
  readonly title: string;
  /** The territory whose total or rate the document names. */
  readonly whole: string;
  readonly body: Indicator;
  readonly rhythm: Rhythm;
  readonly curve: Curve | null;
  readonly sensitive: boolean;
}

/** The columns of a figure (alias `i`) with its issue (`s`) and document (`d`). */
export const indicatorColumns = `i.id, i.issue_id, s.document_id, d.title AS document_title, s.plan_year, i.clause, i.key,
  i.position, i.title, i.whole, i.body, i.rhythm, i.curve, i.sensitive`;

export const indicatorTables = `indicator i JOIN issue s ON s.id = i.issue_id JOIN document d ON d.id = s.document_id`;

/** A figure by its id; null where there is none. */
export async function findIndicator(at: Connection | Pool, id: string): Promise<IndicatorRow | null> {
  const found = await at.query<IndicatorRow>(
    `SELECT ${indicatorColumns} FROM ${indicatorTables} WHERE i.id = $1`,
    [id],
  );
  return found.rows[0] ?? null;
}

/** Every figure issued for a year. */
export async function indicatorsOfYear(
  at: Connection | Pool,
  year: number,
): Promise<readonly IndicatorRow[]> {
  const found = await at.query<IndicatorRow>(
    `SELECT ${indicatorColumns} FROM ${indicatorTables} WHERE s.plan_year = $1 ORDER BY i.id`,
    [year],
  );
  return found.rows;
}

/**
 * The same figures of the year before, by the id of this year's: the same task and place, wherever it was issued; of
 * several documents the one issued last.
 */
export async function formerIndicators(
  at: Connection | Pool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, IndicatorRow>> {
  const found = await at.query<IndicatorRow & { readonly of: string }>(
    `SELECT DISTINCT ON (now.id) now.id AS of, ${indicatorColumns}
     FROM indicator now JOIN issue year ON year.id = now.issue_id
     JOIN indicator i ON i.key = now.key AND i.position = now.position
     JOIN issue s ON s.id = i.issue_id AND s.plan_year = year.plan_year - 1
     JOIN document d ON d.id = s.document_id
     WHERE now.id = ANY ($1::uuid[]) ORDER BY now.id, s.created_at DESC`,
    [ids],
  );
  return new Map(found.rows.map(({ of, ...row }) => [of, row]));
}
