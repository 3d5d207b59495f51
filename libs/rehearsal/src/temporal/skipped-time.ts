import type { Instant } from '@duban/calendar';
import { Context } from '@temporalio/activity';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * The time of a rehearsal on a server that skips it. Its business time is the server's, moved by a fixed offset; one
 * driver alone moves it on. What people do has the instant at which they do it, what a worker does the instant at which
 * the server handed it the work.
 */
export class SkippedTime {
  #people: Instant;

  private constructor(
    private readonly env: TestWorkflowEnvironment,
    private readonly offsetMs: number,
    begin: Instant,
  ) {
    this.#people = begin;
  }

  /** Business time begins at an instant, now. */
  static async beginning(env: TestWorkflowEnvironment, begin: Instant): Promise<SkippedTime> {
    return new SkippedTime(env, begin - (await env.currentTimeMs()), begin);
  }

  /** Business time of the driver and of the people it plays. */
  readonly peopleNow = (): Instant => this.#people;

  /** Business time within an activity. */
  readonly workerNow = (): Instant =>
    Context.current().info.currentAttemptScheduledTimestampMs + this.offsetMs;

  /** Skips to an instant; what comes due on the way happens. Where the server is there already, only the people move. */
  async skipTo(instant: Instant): Promise<void> {
    const left = instant - (await this.env.currentTimeMs()) - this.offsetMs;
    if (left > 0) await this.env.sleep(left);
    this.#people = instant;
  }

  /** Lets the server's time run on, so that what asks again later does so; the people stay where they are. */
  async letRun(ms: number): Promise<void> {
    await this.env.sleep(ms);
  }
}
