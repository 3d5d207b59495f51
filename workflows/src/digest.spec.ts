import { eventually } from '../../test/temporal/eventually';
import { startTimeSkipping } from '../../test/temporal/time-skipping';
import type { TimeSkipping } from '../../test/temporal/time-skipping';
import type { Activities } from './index';

const hour = 3_600_000;
const minute = 60_000;

let server: TimeSkipping;
beforeAll(async () => {
  server = await startTimeSkipping();
});
afterAll(() => server.close());

/** A record whose digests are due every 24 hours; `outstanding` says how often each waits for wakes that are due. */
async function digestPlace(outstanding: readonly number[] = []) {
  const { workflows, withWorker } = server.place();
  const begun = await server.now();
  let every = 24 * hour;
  const tries: string[] = [];
  const waits = [...outstanding];
  const compiled: string[] = [];
  const activities: Partial<Activities> = {
    nextDigest: async () => {
      const nth = compiled.length + 1;
      return { day: `day ${nth}`, sleepMs: Math.max(0, begun + nth * every - (await server.now())) };
    },
    compileDigests: async (day) => {
      const at = Math.round(((await server.now()) - begun) / minute) / 60;
      tries.push(`${day} at ${at}`);
      const left = waits[compiled.length] ?? 0;
      if (left > 0) {
        waits[compiled.length] = left - 1;
        return 5 * minute;
      }
      compiled.push(day);
      return null;
    },
  };
  return {
    setEvery: (ms: number) => {
      every = ms;
    },
    tries,
    compiled,
    workflows,
    run: (body: () => Promise<void>) => withWorker(activities, body),
  };
}

describe('the digest', () => {
  it('is compiled once each time it is due, day after day', async () => {
    const place = await digestPlace();
    await place.run(async () => {
      expect(await place.workflows.startDigest()).toBe(true);
      expect(await place.workflows.startDigest()).toBe(false);
      for (let day = 1; day <= 3; day += 1) {
        await eventually(() => expect(place.tries).toHaveLength(day - 1));
        await server.skip(24 * hour);
      }
      await eventually(() => expect(place.tries).toEqual(['day 1 at 24', 'day 2 at 48', 'day 3 at 72']));
    });
  });

  it('waits while wakes that are due are outstanding, and asks again', async () => {
    const place = await digestPlace([2]);
    await place.run(async () => {
      await place.workflows.startDigest();
      await server.skip(24 * hour);
      for (let tries = 1; tries <= 2; tries += 1) {
        await eventually(() => expect(place.tries).toHaveLength(tries));
        expect(place.compiled).toEqual([]);
        await server.skip(5 * minute);
      }
      await eventually(() => expect(place.compiled).toEqual(['day 1']));
    });
  });

  it('looks again when told that time has moved', async () => {
    const place = await digestPlace();
    await place.run(async () => {
      await place.workflows.startDigest();
      await server.skip(hour);
      place.setEvery(2 * hour);
      await place.workflows.rearmDigest();
      await server.skip(10 * minute);
      expect(place.tries).toEqual([]);
      await server.skip(hour);
      await eventually(() => expect(place.tries).toEqual(['day 1 at 2']));
    });
  });
});
