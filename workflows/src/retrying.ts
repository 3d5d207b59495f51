import type { RetryPolicy } from '@temporalio/common';

/**
 * Tries again without end, at most ten seconds apart: an outage of the database, however long, costs time and nothing
 * else. What trying again cannot mend is thrown as non-retryable by the activity itself.
 */
export const withoutEnd: RetryPolicy = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '10 seconds',
};
