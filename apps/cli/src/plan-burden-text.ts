import { AskedBook, duplicateRequests, overBudget, planBurden } from '@duban/planning';
import type { DuplicateRequest, OverBudget, Plan, Span } from '@duban/planning';
import { loadBudgets } from '@duban/seeds';

const spanWords: Readonly<Record<Span, string>> = { week: '一周', month: '一月', year: '全年' };
/** Lines of each kind in the text. */
const mostTold = 10;
/** Entries of each kind in the JSON, as the API tells them. */
const mostListed = 200;

/** What a plan alone says of the burden; what runs already is known to the API. */
export interface BurdenWarnings {
  readonly budget: readonly OverBudget[];
  readonly duplicates: readonly DuplicateRequest[];
}

export function burdenWarnings(plan: Plan): BurdenWarnings {
  const { asked, indicators } = planBurden(plan);
  const { organisation } = plan.request;
  const levelOf = (unit: string) => organisation.unit(unit)?.level ?? null;
  return {
    budget: overBudget(asked, new AskedBook(), levelOf, loadBudgets()),
    duplicates: duplicateRequests(indicators, []),
  };
}

/** `"budget":[…],"unitsOverBudget":n,"duplicates":[…]`, members of the plan's JSON. */
export function burdenJson(plan: Plan): string {
  const { budget, duplicates } = burdenWarnings(plan);
  const over = new Set(budget.map(({ unit }) => unit)).size;
  return `"budget":${JSON.stringify(budget.slice(0, mostListed))},"unitsOverBudget":${over},"duplicates":${JSON.stringify(duplicates.slice(0, mostListed))}`;
}

/** The warnings for people: the worst budgets, and figures asked twice. */
export function* burdenLines(plan: Plan): Generator<string> {
  const { budget, duplicates } = burdenWarnings(plan);
  const { organisation } = plan.request;
  if (budget.length > 0) {
    yield '';
    yield `超出报送限额的单位（${new Set(budget.map(({ unit }) => unit)).size}）：`;
    for (const { unit, span, period, asked, limit } of budget.slice(0, mostTold)) {
      const name = organisation.unit(unit)?.name ?? unit;
      yield `  ${name}（${unit}）：${spanWords[span]}（${period}）要求报送 ${asked} 次，限额 ${limit} 次`;
    }
    if (budget.length > mostTold) yield `  另有 ${budget.length - mostTold} 处`;
  }
  if (duplicates.length > 0) {
    yield '';
    yield `同一指标重复要求（${duplicates.length}）：`;
    for (const { indicator, tasks, count } of duplicates.slice(0, mostTold)) {
      const who = tasks.map(({ clause, key }) => `第${clause}条 ${key}`).join(' 与 ');
      yield `  ${indicator}：${who}，涉及 ${count} 个单位`;
    }
  }
}
