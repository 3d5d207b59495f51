import { setTimeout as pause } from 'node:timers/promises';
import { lookAt, startMissing, timeHasMoved } from '@duban/timing';
import { reasonOf, say } from './worker.text';
import type { Workflows } from '@duban/timing';
import type { DataSource } from 'typeorm';

/** How often what ought to run is compared with what runs, ms. */
const everyMs = 10 * 60_000;
/** After a failure, ms. */
const againMs = 10_000;
/** How often it is looked whether something has changed, ms. */
const lookEveryMs = 5000;
const deadlineMs = 5000;

/**
 * Keeps running what ought to run: at the worker's start, after Temporal was away, when business time has moved, when the
 * digest does not run (which shows that Temporal lost all it had), and every ten minutes.
 */
export class Watch {
  #due = true;

  constructor(
    private readonly workflows: Workflows,
    private readonly ds: DataSource,
  ) {}

  /** Has it look at its next turn. */
  readonly soon = (): void => {
    this.#due = true;
  };

  async run(signal: AbortSignal): Promise<void> {
    let nextAt = 0;
    while (!signal.aborted) {
      if (this.#due || performance.now() >= nextAt || (await this.#changed())) {
        this.#due = false;
        nextAt = performance.now() + ((await this.#look()) ? everyMs : againMs);
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  async #changed(): Promise<boolean> {
    try {
      if (await timeHasMoved(this.ds)) return true;
      const { client, ids } = this.workflows;
      return await client.withDeadline(Date.now() + deadlineMs, async () => {
        const digest = await lookAt(client, ids.digest);
        return digest === null;
      });
    } catch {
      return false; // a server is away, which others say; it is asked again
    }
  }

  async #look(): Promise<boolean> {
    try {
      const started = await startMissing(this.workflows.client, this.ds);
      if (started.clocks + started.clauses + started.dispatches > 0) console.log(say.started(started));
      return true;
    } catch (error) {
      console.error(say.startMissingFailed(reasonOf(error)));
      return false;
    }
  }
}
