import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { temporalConnectionOptions } from '@duban/runtime';
import { Workflows } from '@duban/timing';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';

/** Milliseconds after which starting is left to the relay. */
const patienceMs = 5_000;

/**
 * Starts dispatch workflows right after the commit that asked for them. The outbox says the same: where Temporal is away
 * nothing is lost, and nobody waits for it.
 */
@Injectable()
export class DispatchStarter implements OnApplicationShutdown {
  readonly #logger = new Logger('temporal');
  #connection: Connection | undefined;
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly context: ApiContext,
    private readonly engine: Engine,
  ) {}

  /** Returns at once. */
  start(dispatchId: string): void {
    const start = this.#tryToStart(dispatchId).finally(() => {
      this.#underWay.delete(start);
    });
    this.#underWay.add(start);
  }

  /** A connection must not be closed under a call. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#connection?.close();
  }

  async #tryToStart(dispatchId: string): Promise<void> {
    try {
      await this.#start(dispatchId);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#logger.warn(`dispatch ${dispatchId} is left to the relay: ${reason}`);
    }
  }

  async #start(dispatchId: string): Promise<void> {
    const { temporal } = this.context.settings;
    const { installation } = await this.engine.parts();
    this.#connection ??= Connection.lazy(await temporalConnectionOptions(temporal));
    const client = new Client({ connection: this.#connection, namespace: temporal.namespace });
    const workflows = new Workflows(client, { installation: installation.id, now: this.context.now });
    await this.#connection.withDeadline(Date.now() + patienceMs, () => workflows.startDispatch(dispatchId));
  }
}
