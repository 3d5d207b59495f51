import { randomUUID } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';

export interface Installation {
  /** Stands before every workflow id, so that one Temporal namespace can serve several. */
  readonly id: string;
  /** Added to the machine's clock: business time. */
  readonly clockOffsetMs: number;
}

/** This installation's row, made at the first call whichever process comes first. */
export async function installation(ds: DataSource): Promise<Installation> {
  const pool = poolOf(ds);
  await pool.query('INSERT INTO installation (id) VALUES ($1) ON CONFLICT DO NOTHING', [randomUUID()]);
  const found = await pool.query<Installation>(
    'SELECT id, clock_offset_ms AS "clockOffsetMs" FROM installation',
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('The installation row vanished.');
  return row;
}

/**
 * Moves business time forward; an offset below the stored one changes nothing. A database that has no row yet takes
 * any offset, a negative one too: its business time begins there. Says what holds now.
 */
export async function moveClock(ds: DataSource, clockOffsetMs: number): Promise<Installation> {
  const pool = poolOf(ds);
  await pool.query(
    `INSERT INTO installation (id, clock_offset_ms) VALUES ($1, $2)
     ON CONFLICT (single) DO UPDATE
       SET clock_offset_ms = greatest(installation.clock_offset_ms, excluded.clock_offset_ms)`,
    [randomUUID(), clockOffsetMs],
  );
  return installation(ds);
}

/** The offset a database carries; `undefined` for one without a row, or without any table yet. */
export async function storedClockOffset(ds: DataSource): Promise<number | undefined> {
  const pool = poolOf(ds);
  const table = await pool.query<{ name: string | null }>(`SELECT to_regclass('installation')::text AS name`);
  if (table.rows[0]?.name == null) return undefined;
  const found = await pool.query<{ offset: number }>('SELECT clock_offset_ms AS "offset" FROM installation');
  return found.rows[0]?.offset;
}

/** Whether the demonstration stands complete in this database. */
export async function demoPrepared(ds: DataSource): Promise<boolean> {
  await installation(ds);
  const { rows } = await poolOf(ds).query('SELECT 1 FROM installation WHERE demo_at IS NOT NULL');
  return rows.length > 0;
}

/** Marks the demonstration complete, so that no later start makes it again. */
export async function markDemoPrepared(ds: DataSource, at: Instant): Promise<void> {
  await poolOf(ds).query('UPDATE installation SET demo_at = $1', [new Date(at)]);
}
