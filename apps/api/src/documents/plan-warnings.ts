import { AskedBook, daysOwed, duplicateRequests, overBudget, planBurden } from '@duban/planning';
import type { DuplicateRequest, OverBudget, Plan } from '@duban/planning';
import { runningRequests, standingBudgets } from '@duban/persistence';
import { loadBudgets } from '@duban/seeds';
import type { Pool } from 'pg';

/** Of each kind so many are told, the worst first. */
const mostTold = 200;

/** What an issuer should know of the burden before issuing; nothing here keeps a document from being issued. */
export interface PlanWarnings {
  readonly budget: readonly OverBudget[];
  /** Units of which a budget breaks, those beyond the list among them. */
  readonly unitsOverBudget: number;
  readonly duplicates: readonly DuplicateRequest[];
}

/** Budgets that a plan breaks with what runs already, and figures it would ask a second time. */
export async function planWarnings(pool: Pool, documentId: string, plan: Plan): Promise<PlanWarnings> {
  const { organisation, planYear } = plan.request;
  const { asked, indicators } = planBurden(plan);
  const running = await runningRequests(pool, [...asked.units()], { documentId, planYear });
  const before = new AskedBook();
  for (const { terms, units } of running) {
    const days = daysOwed(terms.reportDays, terms.dueOn);
    for (const unit of units) before.add({ unit, days, times: 1 });
  }
  const asks = running.flatMap(({ documentId: document, terms, issuedOn, units }) =>
    terms.indicators.map(({ text, unit: measure }) => ({
      ...{ document, clause: terms.clause, key: terms.key, indicator: text, measure },
      ...{ from: issuedOn, until: terms.dueOn, units: new Set(units) },
    })),
  );
  const budgets = await standingBudgets(pool, loadBudgets());
  const budget = overBudget(asked, before, (unit) => organisation.unit(unit)?.level ?? null, budgets);
  return {
    budget: budget.slice(0, mostTold),
    unitsOverBudget: new Set(budget.map(({ unit }) => unit)).size,
    duplicates: duplicateRequests(indicators, asks).slice(0, mostTold),
  };
}
