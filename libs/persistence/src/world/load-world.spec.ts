import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import { parseInstant } from '@duban/calendar';
import { loadCalendarYears, loadOrganisation } from '@duban/seeds';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { loadSeeds } from '../seeds/load-seeds';
import { installation, moveClock, storedClockOffset } from '../seeds/installation';
import { loadWorld } from './load-world';
import { clockTerritory, territoryPath } from './territory-path';

const organisation = loadOrganisation();
const now = parseInstant('2023-02-20T10:00:00+08:00') ?? 0;

describe('the world as the database has it', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('takes the calendar from its rows, and follows a change of them', async () => {
    const [year] = loadCalendarYears().filter((each) => each.year === 2023);
    await loadSeeds(ds, { calendars: loadCalendarYears(), templates: [] });
    const data = await loadWorld(ds, { remindAt: '10:07', organisation, businessNow: () => now });
    expect(data.world.calendar.isWorkday('2023-10-08')).toBe(true);
    const changed = {
      ...year,
      makeUpWorkdays: (year?.makeUpWorkdays ?? []).filter((day) => day !== '2023-10-08'),
    };
    await ds.query('UPDATE calendar_year SET body = $1, loaded_at = clock_timestamp() WHERE year = 2023', [
      JSON.stringify(changed),
    ]);
    await data.reload();
    expect(data.world.calendar.isWorkday('2023-10-08')).toBe(false);
  });

  it('leaves a year that is already there as it is', async () => {
    await ds.query(`UPDATE calendar_year SET body = jsonb_set(body, '{source}', '"mine"') WHERE year = 2023`);
    await loadSeeds(ds, { calendars: loadCalendarYears(), templates: [] });
    const [row] = await ds.query<{ source: string }[]>(
      `SELECT body ->> 'source' AS source FROM calendar_year WHERE year = 2023`,
    );
    expect(row?.source).toBe('mine');
  });

  it('has one installation, whose clock only moves forward', async () => {
    const all = await Promise.all([installation(ds), installation(ds), installation(ds)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await moveClock(ds, 5_000)).clockOffsetMs).toBe(5_000);
    expect((await moveClock(ds, 1_000)).clockOffsetMs).toBe(5_000);
    expect(await storedClockOffset(ds)).toBe(5_000);
  });

  it('begins at any instant, an earlier one than the machine shows too', async () => {
    const fresh = await scratchDatabase({ migrated: false });
    const empty = await createDataSource(fresh.url).initialize();
    expect(await storedClockOffset(empty)).toBeUndefined();
    await migrate(fresh.url);
    expect(await storedClockOffset(empty)).toBeUndefined();
    expect((await moveClock(empty, -5_000)).clockOffsetMs).toBe(-5_000);
    await empty.destroy();
    await fresh.drop();
  });
});

describe('places', () => {
  it('keep the time of a village on its township’s clock', () => {
    const village = [...organisation.territories()].find((each) => each.level === 'village' && !each.corps);
    expect(clockTerritory(organisation, village?.code ?? '')).toBe(village?.parent);
    expect(clockTerritory(organisation, '653122')).toBe('653122');
    expect(territoryPath(organisation, '653122')).toBe('/65/6531/653122/');
  });
});
