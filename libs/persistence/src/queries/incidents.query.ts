import type { Pool } from 'pg';

/** What a machine could not do and a person must look at. */
export interface IncidentRow {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly error: string;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly times: number;
  readonly resolved_at: Date | null;
}

/** Incidents that are not resolved, the last first; only the first line of each error, which may quote no contents. */
export async function listIncidents(pool: Pool, limit: number): Promise<readonly IncidentRow[]> {
  const found = await pool.query<IncidentRow>(
    `SELECT id, kind, subject, split_part(error, E'\\n', 1) AS error, first_at, last_at, times, resolved_at
     FROM incident WHERE resolved_at IS NULL ORDER BY last_at DESC, id DESC LIMIT $1`,
    [limit],
  );
  return found.rows;
}
