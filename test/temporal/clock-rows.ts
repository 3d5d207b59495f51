import { randomUUID } from 'node:crypto';
import { poolOf } from '@duban/persistence';
import type { DataSource } from 'typeorm';

/** An issue with clocks, as issuing leaves them, for tests of what keeps workflows and record together. */
export interface ClockRows {
  readonly documentId: string;
  readonly issueId: string;
  readonly clockIds: readonly string[];
}

/**
 * Writes a document, its issue and its clocks, without tasks.
 * @param armedFor instants (ms) of the clocks' next wakes; null: nothing to wait for
 */
export async function writeClocks(ds: DataSource, armedFor: readonly (number | null)[]): Promise<ClockRows> {
  const pool = poolOf(ds);
  const [documentId, issueId] = [randomUUID(), randomUUID()];
  await pool.query(
    `INSERT INTO document (id, file_name, sha256, source, parse, imported_by, imported_at)
     VALUES ($1, 'x.txt', sha256($2), '', '{}', 'somebody', now())`,
    [documentId, Buffer.from(documentId)],
  );
  await pool.query(
    `INSERT INTO issue (id, document_id, plan_year, approved_by, created_at) VALUES ($1, $2, 2026, '', now())`,
    [issueId, documentId],
  );
  const clockIds = armedFor.map(() => randomUUID());
  await pool.query(
    `INSERT INTO clock (id, issue_id, territory, armed_for)
     SELECT id, $2, 'T' || n, armed FROM unnest($1::uuid[], $3::timestamptz[]) WITH ORDINALITY AS c (id, armed, n)`,
    [clockIds, issueId, armedFor.map((at) => (at === null ? null : new Date(at)))],
  );
  return { documentId, issueId, clockIds };
}
