import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { migrate, moveClock, poolOf } from '@duban/persistence';
import { connectTemporal } from '@duban/runtime';
import { ownPostgres, ownTemporal } from '@duban/test-support';
import { auditWorkflows } from '@duban/timing';
import { asLead, instantOf, person, recordWorld } from '../support/record-world';
import { eventually } from '../temporal/eventually';
import { startWorker } from '../temporal/worker-process';
import type { EmbeddedPostgres, EmbeddedTemporal } from '@duban/runtime';
import type { RecordWorld } from '../support/record-world';
import type { WorkerProcess } from '../temporal/worker-process';

/** Real time: long enough for every connection to notice and for the back-offs to grow. */
const outageMs = 6000;

describe('a server that is away', () => {
  let postgres: EmbeddedPostgres;
  let temporal: EmbeddedTemporal;
  const bring = {
    postgres: async (port?: number): Promise<void> => {
      postgres = await ownPostgres('outage-postgres', port);
    },
    temporal: async (port?: number): Promise<void> => {
      temporal = await ownTemporal('outage-temporal', port);
    },
  };
  let world: RecordWorld;
  let worker: WorkerProcess;
  let offset = 0;

  beforeAll(async () => {
    await Promise.all([bring.postgres(), bring.temporal()]);
    await migrate(postgres.url);
    world = await recordWorld(postgres.url);
    poolOf(world.ds).on('error', () => undefined); // idle connections break when the server goes
    await timeIs('2023-02-20T11:00:00+08:00');
    worker = await startWorker({ DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: temporal.address });
    await issueCounty();
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await world.close();
    await Promise.all([postgres.stop(), temporal.stop()]);
  });

  async function timeIs(instant: string): Promise<void> {
    offset = (await moveClock(world.ds, instantOf(instant) - Date.now())).clockOffsetMs;
    present();
  }

  /** Has the record in this process take the worker's time. */
  function present(): void {
    world.at(new Date(Date.now() + offset).toISOString());
  }

  async function issueCounty(): Promise<void> {
    const request = {
      documentId: world.documentId,
      planYear: 2023,
      issuedOn: '2023-02-20',
      approvedBy: '自治区党委农村工作领导小组',
      basis: null,
      territories: ['653122'],
      depth: 'county' as const,
      places: {},
      leads: {},
    };
    const outcome = await world.dispatches.request(request, person('65-rural_office', 'head'));
    if (!outcome.ok) throw new Error(outcome.error.code);
    await eventually(async () => {
      expect(await world.dispatches.get(outcome.dispatchId)).toMatchObject({ state: 'done' });
    }, 60_000);
  }

  const count = async (sql: string): Promise<number> =>
    (await poolOf(world.ds).query<{ count: number }>(sql)).rows[0]?.count ?? -1;
  const missed = "SELECT count(*) FROM task_event WHERE kind = 'accept-missed'";
  const said = (text: string): number => worker.output().split(text).length - 1;

  /** Looks at Temporal over a connection of its own: one that is kept would have to come back first. */
  async function audited() {
    const connection = await connectTemporal({ address: temporal.address }, 10_000);
    try {
      return await auditWorkflows(new Client({ connection }), world.ds);
    } finally {
      await connection.close();
    }
  }

  it('Temporal: acts go on, the worker says so once, and clocks are armed again afterwards', async () => {
    await temporal.stop();
    present();
    const { rows } = await poolOf(world.ds).query<{ id: string }>('SELECT id FROM task ORDER BY id LIMIT 5');
    for (const { id } of rows) {
      const accept = { taskId: id, command: { act: 'accept' as const }, authorize: asLead };
      expect(await world.record.act(accept)).toMatchObject({ ok: true });
      await poolOf(world.ds).query(
        `INSERT INTO outbox (kind, subject)
         SELECT 'rearm', d.clock_id FROM task t JOIN docket d ON d.id = t.docket_id WHERE t.id = $1`,
        [id],
      );
    }
    await eventually(() => expect(said('送不到 Temporal')).toBe(1), 30_000);
    await pause(outageMs);
    expect(said('送不到 Temporal')).toBe(1);
    await bring.temporal(temporal.port);
    await eventually(async () => {
      expect(await count('SELECT count(*) FROM outbox')).toBe(0);
      expect(await audited()).toEqual([]);
    }, 90_000);
    await eventually(() => expect(said('已恢复送达 Temporal')).toBe(1), 30_000);
  }, 180_000);

  it('PostgreSQL: a wake that is due waits for it and is then done once', async () => {
    await timeIs('2023-02-23T10:07:00+08:00');
    await postgres.stop();
    await eventually(() => expect(said('连不上 PostgreSQL')).toBeGreaterThanOrEqual(1), 30_000);
    await pause(outageMs);
    await bring.postgres(postgres.port);
    const open = await count("SELECT count(*) FROM task WHERE status = 'assigned'");
    await eventually(async () => expect(await count(missed)).toBe(open), 90_000);
    expect(await count('SELECT count(*) FROM (SELECT DISTINCT task_id, seq FROM task_event) e')).toBe(
      await count('SELECT count(*) FROM task_event'),
    );
    await eventually(async () => expect(await audited()).toEqual([]), 30_000);
    // Whoever of the worker's parts looks next says it; the wake may have been done by another.
    await eventually(() => expect(said('PostgreSQL 已连上')).toBeGreaterThanOrEqual(1), 30_000);
  }, 180_000);
});
