import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import {
  createDataSource,
  Dispatches,
  installation,
  loadWorld,
  poolOf,
  processRole,
  Publications,
  Reading,
  RuleChanges,
  Standing,
  TaskRecord,
} from '@duban/persistence';
import type { Installation, WorldData } from '@duban/persistence';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { Refusal } from '../http/refusal';
import { ApiContext } from './api-context';

/** The rooms behind the API, all on one data source. */
export interface EngineParts {
  readonly ds: DataSource;
  readonly pool: Pool;
  readonly installation: Installation;
  readonly world: WorldData;
  readonly record: TaskRecord;
  readonly dispatches: Dispatches;
  readonly reading: Reading;
  readonly standing: Standing;
  readonly changes: RuleChanges;
  readonly publications: Publications;
}

const retryMs = 1_000;
/** Milliseconds after which a database that does not answer counts as away: a frozen server must not hold callers. */
const patienceMs = 10_000;

/**
 * Opens the database in the background and for as long as it takes: the API starts without it, answers 503 until it is
 * there, and recovers by itself (the pool opens new connections). Nest's own TypeORM module would give up and end.
 */
@Injectable()
export class Engine implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger('engine');
  #parts: EngineParts | null = null;
  #closing = false;
  #retry: NodeJS.Timeout | undefined;
  #opening: Promise<void> = Promise.resolve();

  constructor(private readonly context: ApiContext) {}

  /** Does not wait for the database beyond the first try. */
  async onModuleInit(): Promise<void> {
    this.#opening = this.#open();
    await this.#opening;
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#retry);
    await this.#opening;
    if (this.#parts?.ds.isInitialized) await this.#parts.ds.destroy();
  }

  /** The rooms, with a calendar not older than some seconds. @throws Refusal of 503 until the database was reached once */
  async parts(): Promise<EngineParts> {
    if (this.#parts === null) throw new Refusal('database-unavailable');
    await this.#parts.world.refresh();
    return this.#parts;
  }

  /** The rooms as they are, null before the database was reached. */
  get opened(): EngineParts | null {
    return this.#parts;
  }

  async #open(): Promise<void> {
    const { settings, organisation, now } = this.context;
    let ds: DataSource | undefined;
    try {
      const role = await processRole(settings.databaseUrl, 'duban_api', patienceMs);
      if (role === null) {
        this.#logger.warn('the database account may not make the role duban_api: its own rights hold');
      }
      ds = createDataSource(settings.databaseUrl, {
        poolSize: 12,
        applicationName: 'duban api',
        patienceMs,
        role,
      });
      await ds.initialize();
      const pool = poolOf(ds);
      // Idle connections break when the server goes; the pool has dropped them by the time this is called.
      pool.on('error', (error) => this.#logger.warn(`idle connection lost: ${error.message}`));
      const world = await loadWorld(ds, { remindAt: settings.remindAt, organisation, businessNow: now });
      this.#parts = {
        ds,
        pool,
        installation: await installation(ds),
        world,
        record: new TaskRecord(ds, world, now),
        dispatches: new Dispatches(ds, world, now),
        reading: new Reading(pool, world),
        standing: new Standing(ds, now),
        changes: new RuleChanges(ds, world, now),
        publications: new Publications(ds, world),
      };
      this.#logger.log('database opened');
    } catch (error) {
      if (ds?.isInitialized) await ds.destroy().catch(() => undefined);
      if (this.#closing) return;
      this.#logger.warn(
        `database not reached, trying on: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.#retry = setTimeout(() => {
        this.#opening = this.#open();
      }, retryMs);
    }
  }
}
