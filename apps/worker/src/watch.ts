import { setTimeout as pause } from 'node:timers/promises';
import { startMissing } from '@duban/timing';
import { reasonOf, say } from './worker.text';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import type { BusinessTime } from './business-time';

/** How often what ought to run is compared with what runs, ms. */
const everyMs = 10 * 60_000;
/** After a failure, ms. */
const againMs = 10_000;
const lookEveryMs = 5000;

/**
 * Keeps running what ought to run: at the worker's start, after Temporal was away (it may have lost all it had), when
 * business time has moved, and every ten minutes.
 */
export class Watch {
  #due = true;

  constructor(
    private readonly client: Client,
    private readonly ds: DataSource,
    private readonly time: BusinessTime,
  ) {}

  /** Has it look at its next turn. */
  readonly soon = (): void => {
    this.#due = true;
  };

  async run(signal: AbortSignal): Promise<void> {
    let nextAt = 0;
    while (!signal.aborted) {
      const moved = await this.#timeMoved();
      if (this.#due || moved || performance.now() >= nextAt) {
        this.#due = false;
        nextAt = performance.now() + ((await this.#look()) ? everyMs : againMs);
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  async #timeMoved(): Promise<boolean> {
    try {
      return await this.time.follow(this.ds);
    } catch {
      return false; // the database is away, which others say; it is asked again
    }
  }

  async #look(): Promise<boolean> {
    try {
      const started = await startMissing(this.client, this.ds);
      if (started.clocks + started.clauses + started.dispatches > 0) console.log(say.started(started));
      return true;
    } catch (error) {
      console.error(say.startMissingFailed(reasonOf(error)));
      return false;
    }
  }
}
