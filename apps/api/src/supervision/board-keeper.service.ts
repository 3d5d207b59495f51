import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { foldBoard, forgetOldChanges } from '@duban/persistence';
import type { FoldRun } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';

/** Milliseconds between looks: a board may lag a second. */
const everyMs = 400;
/** Looks after which what is old is forgotten: about an hour. */
const forgetEvery = 9_000;

/**
 * Keeps the board up to date and what changed numbered, in any API process: passes exclude each other in the database.
 * A database that is away is waited for.
 */
@Injectable()
export class BoardKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('board');
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<unknown> = Promise.resolve();
  /** The pass that has not begun: whoever asks now may share it. */
  #next: Promise<FoldRun> | null = null;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;
  #looks = 0;
  #quiet = false;

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  onApplicationBootstrap(): void {
    this.#later(everyMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([this.#looking]);
  }

  /** A pass that begins after now, so that a read shows what was recorded before it; another process's under way suffices. */
  async catchUp(): Promise<void> {
    await this.engine.parts();
    await this.#fold();
  }

  /** One pass of this process at a time. */
  #fold(): Promise<FoldRun> {
    this.#next ??= Promise.allSettled([this.#pass]).then(async () => {
      this.#pass = this.#next ?? Promise.resolve();
      this.#next = null;
      const { ds } = await this.engine.parts();
      return foldBoard(ds, this.context.now());
    });
    return this.#next;
  }

  #later(ms: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    let more = false;
    try {
      const parts = this.engine.opened;
      if (parts !== null) {
        ({ more } = await this.#fold());
        this.#looks += 1;
        if (this.#looks % forgetEvery === 0) await forgetOldChanges(parts.ds);
      }
      this.#quiet = false;
    } catch (error) {
      // Once is enough: the database is away for longer than one look.
      if (!this.#quiet) {
        this.#logger.warn(
          `not counted, trying on: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      this.#quiet = true;
    }
    this.#later(more ? 0 : everyMs);
  }
}
