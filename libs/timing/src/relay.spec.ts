import { Client } from '@temporalio/client';
import { createDataSource, poolOf } from '@duban/persistence';
import { connectTemporal } from '@duban/runtime';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { randomUUID } from 'node:crypto';
import { writeClocks } from '../../../test/temporal/clock-rows';
import { eventually } from '../../../test/temporal/eventually';
import { installedWorkflows, lookAt, relay } from './index';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import type { RelayEnd, Workflows } from './index';

const day = 86_400_000;

describe('the relay', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  let client: Client;
  let workflows: Workflows;
  const said: string[] = [];

  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url).initialize();
    client = new Client({ connection: await connectTemporal({ address: await temporalAddress() }, 10_000) });
    workflows = await installedWorkflows(client, ds, { taskQueue: 'nobody' });
  });
  afterAll(async () => {
    await client.connection.close();
    await ds.destroy();
    await scratch.drop();
  });
  beforeEach(() => {
    said.length = 0;
  });

  const put = (kind: string, subject: string): Promise<unknown> =>
    poolOf(ds).query('INSERT INTO outbox (kind, subject) VALUES ($1, $2)', [kind, subject]);
  const left = async (): Promise<number> =>
    (await poolOf(ds).query<{ count: number }>('SELECT count(*) FROM outbox')).rows[0]?.count ?? -1;

  /** Runs a relay while the body runs. */
  async function relaying(over: Workflows, body: () => Promise<void>): Promise<void> {
    const stop = new AbortController();
    const listener = {
      away: (end: RelayEnd, error: unknown) => {
        said.push(`${end} away: ${error instanceof Error ? error.name : ''}`);
      },
      back: (end: RelayEnd) => {
        said.push(`${end} back`);
      },
    };
    const run = relay(ds, over, listener, stop.signal);
    try {
      await body();
    } finally {
      stop.abort();
      await run;
    }
  }

  it('starts clocks and dispatches that the outbox names', async () => {
    const { clockIds } = await writeClocks(ds, [Date.now() + day, null]);
    const dispatch = randomUUID();
    await put('rearm', clockIds[0]!);
    await put('rearm', clockIds[1]!);
    await put('dispatch', dispatch);
    await relaying(workflows, async () => {
      await eventually(async () => expect(await left()).toBe(0));
    });
    expect(await lookAt(client, workflows.ids.clock(clockIds[0]!))).not.toBeNull();
    // Settled in the meantime: nothing to wait for, so nothing to start.
    expect(await lookAt(client, workflows.ids.clock(clockIds[1]!))).toBeNull();
    expect(await lookAt(client, workflows.ids.dispatch(dispatch))).not.toBeNull();
    expect(said).toEqual([]);
  });

  it('says once that Temporal is away, keeps the rows, and delivers when it is back', async () => {
    const { clockIds } = await writeClocks(ds, [Date.now() + day]);
    const clockId = clockIds[0]!;
    await put('rearm', clockId);
    let away = true;
    const flaky = Object.create(workflows, {
      rearmClock: {
        value: (subject: Parameters<Workflows['rearmClock']>[0]) =>
          away ? Promise.reject(new TypeError('no route')) : workflows.rearmClock(subject),
      },
    }) as Workflows;
    await relaying(flaky, async () => {
      await eventually(() => expect(said).toEqual(['temporal away: TypeError']));
      await eventually(async () => {
        const { rows } = await poolOf(ds).query<{ attempts: number }>('SELECT attempts FROM outbox');
        expect(rows[0]?.attempts).toBeGreaterThanOrEqual(2);
      });
      expect(said).toHaveLength(1);
      away = false;
      await eventually(async () => expect(await left()).toBe(0));
      await eventually(() => expect(said).toEqual(['temporal away: TypeError', 'temporal back']));
    });
    expect(await lookAt(client, workflows.ids.clock(clockId))).not.toBeNull();
  });
});
