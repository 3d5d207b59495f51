import { newestTemplateRows } from '@duban/persistence';
import type { ClauseTemplate } from '@duban/planning';
import type { Pool } from 'pg';

/** The newest version of every template. */
export async function newestTemplates(pool: Pool): Promise<readonly ClauseTemplate[]> {
  return (await newestTemplateRows(pool)).map((row) => ({ ...row.body, version: row.version }));
}
