import type { Connection } from '../database/connection';
import { clockId, docketId } from '../ids/record-ids';
import type { WorldData } from '../world/load-world';
import { clockTerritory } from '../world/territory-path';

/**
 * The unit's docket in an issue, made with its clock where it is missing.
 * @returns its id, or null for a unit that does not exist
 */
export async function placeDocket(
  tx: Connection,
  { organisation }: WorldData,
  issue: string,
  unitCode: string,
): Promise<string | null> {
  const unit = organisation.unit(unitCode);
  if (unit === null) return null;
  const place = clockTerritory(organisation, unit.territory);
  const clock = clockId(issue, place);
  const docket = docketId(issue, unitCode);
  await Promise.all([
    tx.query('INSERT INTO clock (id, issue_id, territory) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      clock,
      issue,
      place,
    ]),
    tx.query(
      `INSERT INTO docket (id, issue_id, clock_id, unit, territory, level, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, now()) ON CONFLICT DO NOTHING`,
      [docket, issue, clock, unitCode, unit.territory, unit.level],
    ),
  ]);
  return docket;
}
