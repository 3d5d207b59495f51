import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** The next period of a clause whose standing is to be compiled. */
export function nextPeriodActivity({ standing, now }: Workplace): Activities['nextPeriod'] {
  return async (issueId, clause) => {
    const next = await standing.nextPeriod(issueId, clause);
    return next === null ? null : { period: next.periodKey, sleepMs: Math.max(0, next.at - now()) };
  };
}
