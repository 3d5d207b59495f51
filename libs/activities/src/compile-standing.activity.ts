import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** Compiles a clause's standing at a period's end. */
export function compileStandingActivity({ standing }: Workplace): Activities['compileStanding'] {
  return async (issueId, clause, period) => {
    const { closed } = await standing.compile(issueId, clause, period);
    return closed;
  };
}
