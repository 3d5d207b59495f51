import { randomUUID } from 'node:crypto';
import { eventually } from '../../test/temporal/eventually';
import { startTimeSkipping } from '../../test/temporal/time-skipping';
import { armedFor } from './index';
import type { TimeSkipping } from '../../test/temporal/time-skipping';
import type { Armed } from './index';

const hour = 3_600_000;

let server: TimeSkipping;
beforeAll(async () => {
  server = await startTimeSkipping();
});
afterAll(() => server.close());

/** A record that answers wakes from a script: in so many hours again, or null; it keeps the hours at which it was asked. */
interface Script {
  readonly wake: (clockId: string) => Promise<Armed | null>;
  readonly hours: () => number[];
}

async function clockFrom(answers: readonly (number | null)[], meanwhile?: (nth: number) => Promise<void>) {
  const clockId = randomUUID();
  const begun = await server.now();
  const asked: number[] = [];
  const script: Script = {
    wake: async () => {
      const now = await server.now();
      const nth = asked.push(now);
      await meanwhile?.(nth);
      const inHours = answers[Math.min(nth, answers.length) - 1] ?? null;
      return inHours === null ? null : { at: now + inHours * hour, sleepMs: inHours * hour };
    },
    hours: () => asked.map((at) => Math.round((at - begun) / (hour / 10)) / 10),
  };
  const subject = (inHours: number) => ({ clockId, territory: '653122', armedFor: begun + inHours * hour });
  const { workflows, withWorker } = server.place();
  const handle = workflows.client.workflow.getHandle(workflows.ids.clock(clockId));
  return {
    script,
    handle,
    run: (body: () => Promise<void>) => withWorker({ wake: script.wake }, body),
    start: (inHours: number) => workflows.startClock(subject(inHours)),
    poke: () => workflows.rearmClock(subject(0)),
    status: async () => (await handle.describe()).status.name,
    armed: async () => {
      const at = (await handle.describe()).typedSearchAttributes.get(armedFor);
      return at ? Math.round((at.getTime() - begun) / (hour / 10)) / 10 : undefined;
    },
  };
}

describe('a clock', () => {
  it('wakes at the instants the record answers, and ends when there is none', async () => {
    const clock = await clockFrom([24, 48, null]);
    await clock.run(async () => {
      await clock.start(10);
      expect(await clock.armed()).toBe(10);
      await server.skip(9.9 * hour);
      expect(clock.script.hours()).toEqual([]);
      await server.skip(0.2 * hour);
      await eventually(async () => {
        expect(clock.script.hours()).toEqual([10]);
        expect(await clock.armed()).toBe(34);
      });
      await server.skip(100 * hour);
      await eventually(async () => {
        expect(clock.script.hours()).toEqual([10, 34, 82]);
        expect(await clock.status()).toBe('COMPLETED');
      });
    });
  });

  it('runs no code while its start is delayed, and a poke ends that delay at once', async () => {
    const clock = await clockFrom([24, null]);
    await clock.run(async () => {
      await clock.start(500);
      await server.skip(hour);
      expect(clock.script.hours()).toEqual([]);
      await clock.poke();
      await eventually(() => expect(clock.script.hours()).toEqual([1]));
      await server.skip(24.5 * hour);
      await eventually(() => expect(clock.script.hours()).toEqual([1, 25]));
    });
  });

  it('looks again as soon as it is told of an earlier instant', async () => {
    const clock = await clockFrom([240, 2, null]);
    await clock.run(async () => {
      await clock.start(0);
      await eventually(() => expect(clock.script.hours()).toEqual([0]));
      await server.skip(5 * hour);
      await clock.poke();
      await eventually(() => expect(clock.script.hours()).toEqual([0, 5]));
      await server.skip(2.5 * hour);
      await eventually(() => expect(clock.script.hours()).toEqual([0, 5, 7]));
    });
  });

  it('looks again when it was told while the record answered', async () => {
    const clock: Awaited<ReturnType<typeof clockFrom>> = await clockFrom([240, 3, null], async (nth) => {
      if (nth === 1) await clock.poke();
    });
    await clock.run(async () => {
      await clock.start(0);
      await eventually(async () => {
        expect(clock.script.hours()).toEqual([0, 0]);
        expect(await clock.armed()).toBe(3);
      });
    });
  });

  it('does not end when it was told while the record had nothing to wait for', async () => {
    const clock: Awaited<ReturnType<typeof clockFrom>> = await clockFrom([null, 4, null], async (nth) => {
      if (nth === 1) await clock.poke();
    });
    await clock.run(async () => {
      await clock.start(0);
      await eventually(() => expect(clock.script.hours()).toEqual([0, 0]));
      await server.skip(5 * hour);
      await eventually(async () => {
        expect(clock.script.hours()).toEqual([0, 0, 4]);
        expect(await clock.status()).toBe('COMPLETED');
      });
    });
  });

  it('is started again by the act that gives it something to wait for', async () => {
    const clock = await clockFrom([null, 6, null]);
    await clock.run(async () => {
      await clock.start(0);
      await eventually(async () => expect(await clock.status()).toBe('COMPLETED'));
      await clock.poke();
      await eventually(async () => {
        expect(clock.script.hours()).toEqual([0, 0]);
        expect(await clock.armed()).toBe(6);
      });
    });
  });

  it('is started once, however often', async () => {
    const clock = await clockFrom([null]);
    await clock.run(async () => {
      expect(await clock.start(5)).toBe(true);
      expect(await clock.start(3)).toBe(false);
      await server.skip(6 * hour);
      await eventually(() => expect(clock.script.hours()).toEqual([5]));
    });
  });

  it('tries a wake again without end, at most ten seconds apart', async () => {
    const outage = 12;
    const clock = await clockFrom([1], (nth) =>
      nth <= outage ? Promise.reject(new Error('connect ECONNREFUSED')) : Promise.resolve(),
    );
    await clock.run(async () => {
      await clock.start(0);
      for (let tries = 1; tries <= outage; tries += 1) {
        await eventually(() => expect(clock.script.hours().length).toBeGreaterThanOrEqual(tries));
        await server.skip(10_000);
      }
      await eventually(async () => expect(await clock.armed()).toBe(1));
      expect(clock.script.hours()).toHaveLength(outage + 1);
    });
  });

  it('keeps its time when its history grows long and a new run takes over', async () => {
    const seconds = 400;
    const clock = await clockFrom([...Array.from({ length: seconds }, () => 1 / 3600), 72, null]);
    await clock.run(async () => {
      await clock.start(0);
      const first = (await clock.handle.describe()).runId;
      while (clock.script.hours().length <= seconds) await server.skip(10_000);
      const { runId, typedSearchAttributes } = await clock.handle.describe();
      expect(runId).not.toBe(first);
      expect(typedSearchAttributes.getAll()).toHaveLength(3);
      const asked = clock.script.hours().length;
      await server.skip(71 * hour);
      expect(clock.script.hours()).toHaveLength(asked);
      await server.skip(2 * hour);
      await eventually(async () => expect(await clock.status()).toBe('COMPLETED'));
    });
  });
});
