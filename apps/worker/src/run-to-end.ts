import { GracefulShutdownPeriodExpiredError } from '@temporalio/worker';
import { say } from './worker.text';

/**
 * Waits for a worker that runs to end. What it could not put down in the time a stop may take is cut off and said in one
 * line; it is no failure: transactions that were not committed are rolled back, and their activities are tried again.
 * @returns false where something was cut off, which may still hold connections
 */
export async function runToEnd(running: Promise<void>): Promise<boolean> {
  try {
    await running;
    return true;
  } catch (error) {
    if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
    console.log(say.cutOff);
    return false;
  }
}
