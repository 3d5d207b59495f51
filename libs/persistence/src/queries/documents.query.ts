import type { ParsedDocument } from '@duban/policy';
import type { ClauseTemplate } from '@duban/planning';
import type { Pool } from 'pg';
import { afterPlace, Select } from './select';

/** The parse of a document; null where there is none. */
export async function findParse(pool: Pool, id: string): Promise<ParsedDocument | null> {
  const select = new Select();
  const [row] = await select.run<{ parse: ParsedDocument }>(
    pool,
    `SELECT parse FROM document WHERE id = ${select.param(id)}`,
  );
  return row?.parse ?? null;
}

/** A line of the list of documents. */
export interface DocumentRow {
  readonly id: string;
  readonly title: string | null;
  readonly number: string | null;
  readonly issued_on: string | null;
  readonly file_name: string;
  readonly clauses: number;
  readonly imported_by: string;
  readonly imported_at: Date;
  readonly issues: readonly { readonly planYear: number; readonly createdAt: string }[];
}

/** Documents, the latest imported first. */
export async function listDocuments(
  pool: Pool,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<{ readonly items: readonly DocumentRow[]; readonly more: boolean }> {
  const select = new Select();
  if (after !== undefined) {
    const [importedAt, id] = after;
    select.where(afterPlace(select, ['d.imported_at', 'd.id'], [new Date(Number(importedAt)), id], true));
  }
  const found = await select.run<DocumentRow>(
    pool,
    `SELECT d.id, d.title, d.number, d.issued_on, d.file_name, d.imported_by, d.imported_at,
       jsonb_array_length(jsonb_path_query_array(d.parse, '$.sections[*].clauses[*].number')) AS clauses,
       coalesce((SELECT json_agg(json_build_object('planYear', i.plan_year, 'createdAt', i.created_at)
                   ORDER BY i.plan_year) FROM issue i WHERE i.document_id = d.id), '[]') AS issues
     FROM document d ${select.whereText} ORDER BY d.imported_at DESC, d.id DESC LIMIT ${select.param(limit + 1)}`,
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** The plan years a document was issued for, the latest first. */
export async function issuedYears(pool: Pool, document: string): Promise<readonly number[]> {
  const select = new Select();
  const found = await select.run<{ plan_year: number }>(
    pool,
    `SELECT plan_year FROM issue WHERE document_id = ${select.param(document)} ORDER BY plan_year DESC`,
  );
  return found.map((row) => row.plan_year);
}

/** A version of a clause's template. */
export interface TemplateRow {
  readonly clause: number;
  readonly version: number;
  readonly body: ClauseTemplate;
  readonly created_by: string | null;
  readonly created_at: Date;
}

/** The newest version of every template, by clause. */
export async function newestTemplateRows(pool: Pool): Promise<readonly TemplateRow[]> {
  return new Select().run<TemplateRow>(
    pool,
    `SELECT DISTINCT ON (clause) clause, version, body, created_by, created_at
     FROM template ORDER BY clause, version DESC`,
  );
}

/** All versions of a clause's template, the newest first; none where there is no such template. */
export async function templateVersionRows(pool: Pool, clause: number): Promise<readonly TemplateRow[]> {
  const select = new Select();
  return select.run<TemplateRow>(
    pool,
    `SELECT clause, version, body, created_by, created_at FROM template
     WHERE clause = ${select.param(clause)} ORDER BY version DESC`,
  );
}

/** A document by the names it goes by. */
export async function documentName(
  pool: Pool,
  id: string,
): Promise<{ readonly title: string | null; readonly number: string | null }> {
  const select = new Select();
  const [row] = await select.run<{ title: string | null; number: string | null }>(
    pool,
    `SELECT title, number FROM document WHERE id = ${select.param(id)}`,
  );
  return row ?? { title: null, number: null };
}
