import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import type { ArmedClock } from '../dispatch/dispatch';

const batch = 500;

/** All clocks with something to wait for, by id, read in batches: for starting workflows that were lost. */
export async function* armedClocks(ds: DataSource): AsyncGenerator<ArmedClock, void, undefined> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const found = await poolOf(ds).query<{ id: string; territory: string; armed_for: Date }>(
      `SELECT id, territory, armed_for FROM clock
       WHERE armed_for IS NOT NULL AND id > $1 ORDER BY id LIMIT $2`,
      [after, batch],
    );
    for (const row of found.rows) {
      yield { clockId: row.id, territory: row.territory, armedFor: row.armed_for.getTime() };
      after = row.id;
    }
    if (found.rows.length < batch) return;
  }
}
