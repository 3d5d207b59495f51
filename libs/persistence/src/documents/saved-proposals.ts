import type { Instant } from '@duban/calendar';
import type { EditedProposals } from '@duban/planning';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';

/** A version of a document's edited proposals, with whose it is. */
export interface SavedProposals extends EditedProposals {
  /** The plan year they were made for. */
  readonly planYear: number;
  readonly editedBy: PersonActor;
  readonly editedAt: Instant;
}

interface Row {
  readonly version: number;
  readonly plan_year: number;
  readonly clauses: EditedProposals['clauses'];
  readonly edited_by: PersonActor;
  readonly edited_at: Date;
}

function saved(row: Row): SavedProposals {
  return {
    version: row.version,
    planYear: row.plan_year,
    clauses: row.clauses,
    editedBy: row.edited_by,
    editedAt: row.edited_at.getTime(),
  };
}

const columns = 'version, plan_year, clauses, edited_by, edited_at';

/** The newest version; null where nobody edited the document's proposals. */
export async function newestProposals(
  at: Connection | Pool,
  documentId: string,
): Promise<SavedProposals | null> {
  const found = await at.query<Row>(
    `SELECT ${columns} FROM document_proposals WHERE document_id = $1 ORDER BY version DESC LIMIT 1`,
    [documentId],
  );
  return found.rows[0] === undefined ? null : saved(found.rows[0]);
}

/** A version by its number; null where there is none (0: as they were made). */
export async function proposalsAt(
  at: Connection | Pool,
  documentId: string,
  version: number,
): Promise<SavedProposals | null> {
  const found = await at.query<Row>(
    `SELECT ${columns} FROM document_proposals WHERE document_id = $1 AND version = $2`,
    [documentId, version],
  );
  return found.rows[0] === undefined ? null : saved(found.rows[0]);
}

/** All versions, the newest first. */
export async function proposalVersions(pool: Pool, documentId: string): Promise<readonly SavedProposals[]> {
  const found = await pool.query<Row>(
    `SELECT ${columns} FROM document_proposals WHERE document_id = $1 ORDER BY version DESC`,
    [documentId],
  );
  return found.rows.map(saved);
}

/** What is saved; `expected` is the version the person edited, undefined where it does not matter. */
export interface NewProposals extends Omit<SavedProposals, 'version'> {
  readonly documentId: string;
  readonly expected: number | undefined;
}

export type SaveOutcome =
  { readonly ok: true; readonly version: number } | { readonly ok: false; readonly version: number };

/** Adds a version; refused with the one that stands where another was saved meanwhile. */
export async function saveProposals(ds: DataSource, proposals: NewProposals): Promise<SaveOutcome> {
  const { documentId, expected, planYear, clauses, editedBy, editedAt } = proposals;
  return inTransaction(ds, async (tx): Promise<SaveOutcome> => {
    await tx.query('SELECT 1 FROM document WHERE id = $1 FOR NO KEY UPDATE', [documentId]);
    const found = await tx.query<{ version: number }>(
      'SELECT coalesce(max(version), 0) AS version FROM document_proposals WHERE document_id = $1',
      [documentId],
    );
    const version = found.rows[0]?.version ?? 0;
    if (expected !== undefined && expected !== version) return { ok: false, version };
    await tx.query(
      `INSERT INTO document_proposals (document_id, version, plan_year, clauses, edited_by, edited_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        ...[documentId, version + 1, planYear, JSON.stringify(clauses), JSON.stringify(editedBy)],
        new Date(editedAt),
      ],
    );
    return { ok: true, version: version + 1 };
  });
}

/** The territories of the posts an importer holds; none where the account is gone or was no person's. */
export async function importerUnits(pool: Pool, documentId: string): Promise<readonly string[]> {
  const found = await pool.query<{ unit: string }>(
    `SELECT DISTINCT p.unit FROM document d JOIN account_post p ON p.username = d.imported_by WHERE d.id = $1`,
    [documentId],
  );
  return found.rows.map(({ unit }) => unit);
}
