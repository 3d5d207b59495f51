import { CancelledFailure, Context } from '@temporalio/activity';

/** Well below the workflows' heartbeat timeouts, ms. */
const everyMs = 3000;

/**
 * Does a long step with signs of life, so that it is carried on elsewhere soon after this worker dies. `beat` tells how
 * far it is, which the next try is given, and ends the step when this worker is stopping.
 * @param before how far an earlier try was
 */
export async function beating<T, P = unknown>(
  step: (beat: (progress?: P) => void) => Promise<T>,
  before?: P,
): Promise<T> {
  const context = Context.current();
  let last = before;
  const beat = (progress: P | undefined = last): void => {
    last = progress;
    context.heartbeat(last);
    if (context.cancellationSignal.aborted) throw new CancelledFailure('this worker is stopping');
  };
  const timer = setInterval(() => {
    context.heartbeat(last);
  }, everyMs);
  try {
    return await step(beat);
  } finally {
    clearInterval(timer);
  }
}
