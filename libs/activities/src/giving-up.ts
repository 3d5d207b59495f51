import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { isAway } from './is-away';

/** So often a step that fails for another reason than an outage is tried; about half a minute in all. */
const tries = 7;

/**
 * Does a step of a dispatch. An outage is waited out, however long; another error that comes back each time is given up
 * as not worth retrying, so that the dispatch fails and says why instead of running for ever.
 */
export async function givingUp<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof CancelledFailure || isAway(error)) throw error;
    if (Context.current().info.attempt < tries) throw error;
    throw ApplicationFailure.fromError(error, { nonRetryable: true });
  }
}
