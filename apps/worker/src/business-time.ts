import { storedClockOffset } from '@duban/persistence';
import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';

/**
 * Business time of a worker: the machine's clock, moved by the offset the database carries, so that workers started
 * anywhere agree. A later start of the system may move it forward, never back.
 */
export class BusinessTime {
  #offsetMs: number;

  constructor(offsetMs: number) {
    this.#offsetMs = offsetMs;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  readonly now = (): Instant => Date.now() + this.#offsetMs;

  /** Takes over the database's offset. */
  async follow(ds: DataSource): Promise<void> {
    this.#offsetMs = Math.max(this.#offsetMs, (await storedClockOffset(ds)) ?? this.#offsetMs);
  }
}
