import type { CalendarYear } from '@duban/calendar';
import type { Pool } from 'pg';

/** A year as it is in force, and how it came there. */
export interface CalendarYearRow {
  readonly year: number;
  readonly body: CalendarYear;
  readonly loaded_at: Date;
  readonly loaded_by: string | null;
  readonly version: number;
}

/** The years whose notices are loaded, in order. */
export async function calendarYearRows(pool: Pool): Promise<readonly CalendarYearRow[]> {
  const found = await pool.query<CalendarYearRow>(
    `SELECT y.year, y.body, y.loaded_at, n.loaded_by, coalesce(n.version, 1) AS version
     FROM calendar_year y LEFT JOIN LATERAL (
       SELECT loaded_by, version FROM calendar_notice c WHERE c.year = y.year ORDER BY version DESC LIMIT 1) n ON true
     ORDER BY y.year`,
  );
  return found.rows;
}
