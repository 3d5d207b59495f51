import type { Plan, PlannedTask } from '@duban/planning';
import type { ReportHead } from './tally';
import type { Playing } from './types';

/** The time of the day of issue at which a rehearsed document is issued, Beijing time. */
export const issueTime = '12:00';

/** What the stream of a task's chances begins from. */
export function seedOf(
  { seed }: Playing,
  { clause, key, unit }: Pick<PlannedTask, 'clause' | 'key' | 'unit'>,
): string {
  return `${seed}/${unit}/${clause}/${key}`;
}

/** The head of a report. */
export function headOf(plan: Plan, { seed, behaviour }: Playing): ReportHead {
  const { planYear, issuedOn, territories } = plan.request;
  return {
    ...{ seed, year: planYear, behaviour, depth: plan.depth },
    ...{ territories: territories === undefined || territories.length === 0 ? null : territories, issuedOn },
  };
}
