import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';

/** Whether results are ranked, and who decided it. */
export interface RankingSetting {
  readonly enabled: boolean;
  /** Null while nobody has decided: off. */
  readonly changedBy: string | null;
  readonly changedAt: Instant | null;
}

const name = 'ranking';

interface Row {
  readonly enabled: boolean;
  readonly changed_by: string;
  readonly changed_at: Date;
}

/** The switch as it stands. */
export async function rankingSetting(pool: Pool): Promise<RankingSetting> {
  const found = await pool.query<Row>(
    `SELECT (value ->> 'enabled')::boolean AS enabled, changed_by, changed_at FROM setting WHERE name = $1`,
    [name],
  );
  const [row] = found.rows;
  if (row === undefined) return { enabled: false, changedBy: null, changedAt: null };
  return { enabled: row.enabled, changedBy: row.changed_by, changedAt: row.changed_at.getTime() };
}

/** Switches it. */
export async function keepRanking(pool: Pool, enabled: boolean, by: string, now: Instant): Promise<void> {
  await pool.query(
    `INSERT INTO setting (name, value, changed_by, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at
     WHERE setting.value <> excluded.value`,
    [name, JSON.stringify({ enabled }), by, new Date(now)],
  );
}
