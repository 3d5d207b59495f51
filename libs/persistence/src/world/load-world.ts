import { dayOf, WorkCalendar } from '@duban/calendar';
import type { CalendarYear, Instant } from '@duban/calendar';
import type { World } from '@duban/lifecycle';
import type { Organisation } from '@duban/organisation';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import { territoryPath } from './territory-path';

export interface WorldOptions {
  /** `HH:MM`, Beijing time: when machine notices go out. */
  readonly remindAt: string;
  readonly organisation: Organisation;
  /** Business time; the calendar reaches two years beyond it. */
  readonly businessNow: () => Instant;
}

/** How long a calendar is trusted before its rows are looked at again, ms. */
const trustFor = 5_000;

/**
 * What the rules may ask of the world. The organisation is fixed while a process runs; the calendar follows the
 * table `calendar_year`: a notice loaded by another process counts here within five seconds.
 */
export class WorldData {
  readonly organisation: Organisation;
  #calendar = new WorkCalendar([]);
  #world: World;
  #version = '';
  #checkedAt = -Infinity;
  #checking: Promise<void> | undefined;
  readonly #paths = new Map<string, string>();

  constructor(
    private readonly ds: DataSource,
    private readonly options: WorldOptions,
  ) {
    this.organisation = options.organisation;
    this.#world = this.#makeWorld();
  }

  get calendar(): WorkCalendar {
    return this.#calendar;
  }

  get world(): World {
    return this.#world;
  }

  /** Differs whenever the calendar does. */
  get version(): string {
    return this.#version;
  }

  /** The codes from the top to the territory, `/65/6531/653122/`. */
  path(territory: string): string {
    let found = this.#paths.get(territory);
    if (found === undefined) {
      found = territoryPath(this.organisation, territory);
      this.#paths.set(territory, found);
    }
    return found;
  }

  /** Reads the calendar again if its rows changed; at most one look in five seconds. */
  refresh(): Promise<void> {
    if (performance.now() - this.#checkedAt < trustFor) return Promise.resolve();
    this.#checking ??= this.reload().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  /** Reads the calendar again now, if its rows changed. */
  async reload(): Promise<void> {
    const today = dayOf(this.options.businessNow());
    const pool = poolOf(this.ds);
    const [found] = (
      await pool.query<{ version: string }>(
        `SELECT concat_ws('/', count(*), max(loaded_at), sum(year)) AS version FROM calendar_year`,
      )
    ).rows;
    const version = `${found?.version ?? ''} ${today.slice(0, 4)}`;
    if (version !== this.#version) {
      const years = await pool.query<{ body: CalendarYear }>('SELECT body FROM calendar_year ORDER BY year');
      this.#calendar = new WorkCalendar(
        years.rows.map(({ body }) => body),
        today,
      );
      this.#world = this.#makeWorld();
      this.#version = version;
    }
    this.#checkedAt = performance.now();
  }

  #makeWorld(): World {
    const { organisation, remindAt } = this.options;
    return {
      calendar: this.#calendar,
      chain: (unit) => organisation.chain(unit),
      headPost: (unit) => organisation.headPost(unit),
      remindAt,
    };
  }
}

/** The world as the database has it now. */
export async function loadWorld(ds: DataSource, options: WorldOptions): Promise<WorldData> {
  const data = new WorldData(ds, options);
  await data.reload();
  return data;
}
