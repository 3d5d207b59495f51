import type { Plan } from '../planned-tasks';
import { AskedBook } from './budget';
import type { IndicatorRequest } from './duplicates';

/** What a plan asks: days by unit, and figures. */
export interface PlanBurden {
  readonly asked: AskedBook;
  readonly indicators: readonly IndicatorRequest[];
}

/** Reads a plan once, for its budgets and its duplicates. */
export function planBurden(plan: Plan): PlanBurden {
  const asked = new AskedBook();
  const requests = new Map<string, IndicatorRequest & { readonly units: Set<string> }>();
  const { issuedOn } = plan.request;
  for (const task of plan.tasks()) {
    asked.add({ unit: task.unit, days: daysOwed(task.reportDays, task.dueOn), times: 1 });
    for (const [at, { text, unit: measure }] of task.indicators.entries()) {
      const id = `${task.clause}/${task.key}/${at}`;
      const known = requests.get(id);
      if (known === undefined) {
        requests.set(id, {
          ...{ document: null, clause: task.clause, key: task.key, indicator: text, measure },
          ...{ from: issuedOn, until: task.dueOn, units: new Set([task.unit]) },
        });
      } else known.units.add(task.unit);
    }
  }
  return { asked, indicators: [...requests.values()] };
}

/** Each day of hand-in once: a report on the due day is the completion's. */
export function daysOwed(reportDays: readonly string[], dueOn: string): readonly string[] {
  return [...reportDays.filter((day) => day < dueOn), dueOn];
}
