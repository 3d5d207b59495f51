import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import { Select } from './select';
import { visibleSql } from './visible.sql';

/** Those of the tasks that may be seen. */
export async function visibleIds(
  pool: Pool,
  ids: readonly string[],
  visibility: Visibility,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const select = new Select();
  select.where(`t.id = ANY (${select.param(ids)}::uuid[])`).where(visibleSql(select, visibility, 't'));
  const found = await select.run<{ id: string }>(pool, `SELECT t.id FROM task t ${select.whereText}`);
  return new Set(found.map((row) => row.id));
}
