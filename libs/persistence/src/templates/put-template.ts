import { randomUUID } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { Actor } from '@duban/lifecycle';
import type { ClauseTemplate } from '@duban/planning';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import { canonicalJson } from '../ids/canonical-json';
import { insertRuleChange } from '../rule-changes/insert-rule-change';

export interface TemplatePut {
  readonly template: Omit<ClauseTemplate, 'version'>;
  /** Move running tasks too. */
  readonly migrate: boolean;
  readonly username: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** The version the caller has seen; another newest one is refused. */
  readonly ifVersion?: number | undefined;
}

export type TemplateOutcome =
  | {
      readonly ok: true;
      readonly template: ClauseTemplate;
      /** False where the newest version says the same already. */
      readonly isNew: boolean;
      readonly changeId: string | null;
    }
  | { readonly ok: false; readonly code: 'not-found' }
  | { readonly ok: false; readonly code: 'stale-version'; readonly version: number };

/**
 * Keeps a new version of a clause's template beside the former ones, and asks for the running tasks to be moved where
 * that is wanted: in one transaction. What says the same as the newest version makes no new one.
 */
export function putTemplate(ds: DataSource, put: TemplatePut): Promise<TemplateOutcome> {
  return inTransaction(ds, async (tx): Promise<TemplateOutcome> => {
    const { number: clause, heading } = put.template;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('template ' || $1::text, 11))`, [clause]);
    const newest = await newestVersion(tx, clause);
    if (newest === null) return { ok: false, code: 'not-found' };
    if (put.ifVersion !== undefined && put.ifVersion !== newest.version) {
      return { ok: false, code: 'stale-version', version: newest.version };
    }
    const same = canonicalJson({ ...newest, version: 0 }) === canonicalJson({ ...put.template, version: 0 });
    const template = same ? newest : { ...put.template, version: newest.version + 1 };
    const { version } = template;
    if (!same) {
      await tx.query(
        `INSERT INTO template (heading, clause, version, body, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [heading, clause, version, JSON.stringify(template), put.username, new Date(put.now)],
      );
    }
    if (!put.migrate) return { ok: true, template, isNew: !same, changeId: null };
    const changeId = randomUUID();
    await insertRuleChange(tx, { kind: 'template', clause, version }, { ...put, id: changeId });
    return { ok: true, template, isNew: !same, changeId };
  });
}

async function newestVersion(tx: Connection, clause: number): Promise<ClauseTemplate | null> {
  const found = await tx.query<{ body: ClauseTemplate; version: number }>(
    'SELECT body, version FROM template WHERE clause = $1 ORDER BY version DESC LIMIT 1',
    [clause],
  );
  const [row] = found.rows;
  return row === undefined ? null : { ...row.body, version: row.version };
}
