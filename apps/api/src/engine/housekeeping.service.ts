import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { forgetOldKeys } from '@duban/persistence';
import { Engine } from './engine.service';

const everyMs = 3_600_000;

/** Clears away now and then what has had its time: idempotency keys after seven days, sessions that ended. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('housekeeping');
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly engine: Engine) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#clear(), everyMs);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #clear(): Promise<void> {
    try {
      const { ds } = await this.engine.parts();
      await forgetOldKeys(ds);
      await ds.query('DELETE FROM session WHERE expires_at < now()');
    } catch (error) {
      this.#logger.warn(`left for the next hour: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
