import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { changeBounds, changesAfter } from '@duban/persistence';
import type { TaskChange } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';

/** Milliseconds between looks while somebody listens. */
const everyMs = 500;
/** Changes read at once. */
const batch = 1_000;

/** Hears what changed, in order. `missed`: something may have been lost, look at everything. */
export type Listener = (changes: readonly TaskChange[], last: number) => void;

/** One reader of the sequence of changes for all who listen in this process. */
@Injectable()
export class ChangeFeed implements OnApplicationShutdown {
  readonly #logger = new Logger('stream');
  readonly #listeners = new Set<Listener>();
  #seq: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  onApplicationShutdown(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  /** The last change by now; a listener that joins hears what comes after it. */
  async join(listener: Listener): Promise<number> {
    if (this.#seq === null) {
      const last = await this.#last();
      this.#seq ??= last; // who joined meanwhile, and hears from an earlier number on, is not cut short
    }
    this.#listeners.add(listener);
    this.#timer ??= this.#later();
    return this.#seq;
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** What changed between two numbers; null where the first is no longer kept, or too much came since. */
  async between(from: number, to: number): Promise<readonly TaskChange[] | null> {
    const { reading } = await this.engine.parts();
    const { first } = await changeBounds(reading.pool);
    if (from < first - 1 || from > to || to - from > batch) return null;
    const { changes } = await changesAfter(reading, from, { limit: batch, now: this.context.now() });
    return changes.filter(({ seq }) => seq <= to);
  }

  async #last(): Promise<number> {
    const { pool } = await this.engine.parts();
    return (await changeBounds(pool)).last;
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => void this.#look(), everyMs).unref();
  }

  async #look(): Promise<void> {
    if (this.#listeners.size === 0) {
      // Whoever comes next starts from what is newest then.
      this.#seq = null;
      this.#timer = undefined;
      return;
    }
    try {
      const { reading } = await this.engine.parts();
      for (let more = true; more && this.#listeners.size > 0;) {
        const page = await changesAfter(reading, this.#seq ?? 0, { limit: batch, now: this.context.now() });
        this.#seq = page.last;
        ({ more } = page);
        if (page.changes.length > 0) {
          for (const listener of this.#listeners) listener(page.changes, page.last);
        }
      }
    } catch (error) {
      this.#logger.warn(
        `changes not read, trying on: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    this.#timer = this.#later();
  }
}
