import type { Instant } from '@duban/calendar';
import type { Budgets } from '@duban/planning';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';

/** What units of each level may be asked, as somebody set it. */
export interface BudgetVersion {
  /** From 1. */
  readonly version: number;
  readonly levels: Budgets;
  readonly setBy: PersonActor;
  readonly at: Instant;
}

interface Row {
  readonly version: number;
  readonly levels: Budgets;
  readonly set_by: PersonActor;
  readonly at: Date;
}

/** Every version, the newest first; none while the seeds' own hold. */
export async function budgetVersions(at: Connection | Pool): Promise<readonly BudgetVersion[]> {
  const found = await at.query<Row>(
    'SELECT version, levels, set_by, at FROM burden_budget ORDER BY version DESC',
  );
  return found.rows.map(({ version, levels, set_by: setBy, at: instant }) => ({
    ...{ version, levels, setBy, at: instant.getTime() },
  }));
}

/** The budgets that hold. */
export async function standingBudgets(at: Connection | Pool, seeds: Budgets): Promise<Budgets> {
  return (await budgetVersions(at))[0]?.levels ?? seeds;
}

export type BudgetOutcome = { readonly ok: true } | { readonly ok: false; readonly version: number };

/** Adds a version; `expected`: the one the caller saw, 0 for the seeds' own. @returns the newest where that is another */
export function saveBudgets(
  ds: DataSource,
  made: Omit<BudgetVersion, 'version'> & { readonly expected: number | undefined },
): Promise<BudgetOutcome> {
  return inTransaction(ds, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('burden budgets', 0))`);
    const version = (await budgetVersions(tx))[0]?.version ?? 0;
    if (made.expected !== undefined && made.expected !== version) return { ok: false, version };
    await tx.query('INSERT INTO burden_budget (version, levels, set_by, at) VALUES ($1, $2, $3, $4)', [
      ...[version + 1, JSON.stringify(made.levels), JSON.stringify(made.setBy), new Date(made.at)],
    ]);
    return { ok: true };
  });
}
