import { randomUUID } from 'node:crypto';
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

/** Moves business time forward; an offset below the stored one changes nothing. Says what holds now. */
export async function moveClock(ds: DataSource, clockOffsetMs: number): Promise<Installation> {
  const { id } = await installation(ds);
  await poolOf(ds).query(
    'UPDATE installation SET clock_offset_ms = $2 WHERE id = $1 AND clock_offset_ms < $2',
    [id, clockOffsetMs],
  );
  return installation(ds);
}
