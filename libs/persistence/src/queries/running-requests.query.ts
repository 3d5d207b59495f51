import { dayOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { Terms } from '@duban/lifecycle';
import type { Pool } from 'pg';

/** What running tasks of one kind ask of units: the terms once, the units beside them. */
export interface RunningRequest {
  readonly documentId: string;
  readonly terms: Terms;
  readonly issuedOn: Day;
  readonly units: readonly string[];
}

interface Row {
  readonly document_id: string;
  readonly body: Terms;
  readonly units: readonly string[];
}

/**
 * What is asked of units already, by running tasks of other issues than a document's own plan of a year: for its budget
 * and for what it would ask a second time.
 */
export async function runningRequests(
  pool: Pool,
  units: readonly string[],
  except: { readonly documentId: string; readonly planYear: number },
): Promise<readonly RunningRequest[]> {
  const found = await pool.query<Row>(
    `SELECT t.document_id, m.body, t.units FROM (
       SELECT t.terms_id, t.document_id, array_agg(t.unit) AS units FROM task t
       WHERE t.unit = ANY ($1::text[]) AND t.status IN ('assigned', 'active', 'returned', 'submitted')
         AND t.issue_id NOT IN (SELECT id FROM issue WHERE document_id = $2 AND plan_year = $3)
       GROUP BY t.terms_id, t.document_id) t
     JOIN terms m ON m.id = t.terms_id`,
    [units, except.documentId, except.planYear],
  );
  return found.rows.map(({ document_id: documentId, body, units: told }) => ({
    documentId,
    terms: body,
    issuedOn: dayOf(body.issuedAt),
    units: told,
  }));
}
