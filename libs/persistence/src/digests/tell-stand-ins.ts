import type { Day } from '@duban/calendar';
import type { Organisation } from '@duban/organisation';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import { standInFor } from './stand-in';

/**
 * Settles who hears the day's notices of posts that nobody holds: the others of the unit, else the unit that stands in.
 * One statement, and only where it is not settled yet, so that it may be run again. What nobody can hear stays as it is.
 */
export async function tellStandIns(ds: DataSource, organisation: Organisation, day: Day): Promise<void> {
  const pool = poolOf(ds);
  const silent = await pool.query<{ unit: string; held: boolean }>(
    `SELECT u.unit, EXISTS (SELECT 1 FROM account_post a WHERE a.unit = u.unit) AS held FROM (
       SELECT DISTINCT n.unit FROM notice n WHERE n.day = $1 AND n.told_unit IS NULL AND NOT EXISTS (
         SELECT 1 FROM account_post a WHERE a.unit = n.unit AND a.post = n.post)) u`,
    [day],
  );
  const told = silent.rows.flatMap(({ unit, held }) => {
    const by = held ? unit : standInFor(unit, organisation);
    return by === null ? [] : [[unit, by] as const];
  });
  if (told.length === 0) return;
  await pool.query(
    `UPDATE notice n SET told_unit = s.told_unit
     FROM unnest($2::text[], $3::text[]) AS s (unit, told_unit)
     WHERE n.day = $1 AND n.unit = s.unit AND n.told_unit IS NULL
       AND EXISTS (SELECT 1 FROM account_post a WHERE a.unit = s.told_unit)
       AND NOT EXISTS (SELECT 1 FROM account_post a WHERE a.unit = n.unit AND a.post = n.post)`,
    [day, told.map(([unit]) => unit), told.map(([, by]) => by)],
  );
}
