import { formatInstant } from '@duban/calendar';
import type { RuleChangeView } from '@duban/persistence';

/** How far a change of rules has come, as it is answered. */
export function changeAnswer(change: RuleChangeView | null): object | null {
  if (change === null) return null;
  const { requestedAt, finishedAt, ...rest } = change;
  return {
    ...rest,
    requestedAt: formatInstant(requestedAt),
    finishedAt: finishedAt === null ? null : formatInstant(finishedAt),
  };
}
