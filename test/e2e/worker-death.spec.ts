import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { moveClock, poolOf } from '@duban/persistence';
import { connectTemporal } from '@duban/runtime';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { auditWorkflows } from '@duban/timing';
import { instantOf, person, recordWorld } from '../support/record-world';
import { eventually } from '../temporal/eventually';
import { ownNamespace, startWorker } from '../temporal/worker-process';
import type { ScratchDatabase } from '@duban/test-support';
import type { RecordWorld } from '../support/record-world';
import type { WorkerProcess } from '../temporal/worker-process';

describe('a worker that is killed in the middle of a dispatch', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let client: Client;
  let settings: Readonly<Record<string, string>>;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url);
    await moveClock(world.ds, instantOf('2023-02-20T11:00:00+08:00') - Date.now());
    const namespace = await ownNamespace(`death-${randomUUID()}`);
    const address = await temporalAddress();
    client = new Client({ connection: await connectTemporal({ address }, 10_000), namespace });
    settings = { DATABASE_URL: scratch.url, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace };
  });
  afterAll(async () => {
    for (const worker of workers) await worker.kill();
    await client.connection.close();
    await world.close();
    await scratch.drop();
  });

  const count = async (sql: string): Promise<number> =>
    (await poolOf(world.ds).query<{ count: number }>(sql)).rows[0]?.count ?? -1;

  async function start(): Promise<WorkerProcess> {
    const worker = await startWorker(settings);
    workers.push(worker);
    return worker;
  }

  it('is carried on by another, and nothing is assigned twice or left out', async () => {
    const outcome = await world.dispatches.request(
      {
        documentId: world.documentId,
        planYear: 2023,
        issuedOn: '2023-02-20',
        approvedBy: '自治区党委农村工作领导小组',
        basis: null,
        territories: null,
        depth: 'county',
        places: {},
        leads: {},
      },
      person('65-rural_office', 'head'),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    const standing = async () => {
      const view = await world.dispatches.get(outcome.dispatchId);
      if (view === null) throw new Error('the dispatch is gone');
      return view;
    };
    const first = await start();
    await eventually(async () => expect((await standing()).started).toBeGreaterThan(1000), 60_000);
    await first.kill();
    const left = await standing();
    expect(left.state).toBe('running');
    expect(left.started).toBeLessThan(left.total);

    const second = await start();
    await eventually(async () => expect((await standing()).state).toBe('done'), 120_000);
    const { total, started } = await standing();
    expect(total).toBeGreaterThan(20_000);
    expect(started).toBe(total);
    expect(await count('SELECT count(*) FROM task')).toBe(total);
    expect(await count('SELECT count(*) FROM task_event')).toBe(total);
    expect(
      await count('SELECT sum(count) AS count FROM (SELECT DISTINCT docket_id, count FROM notice) n'),
    ).toBe(total);
    await eventually(async () => expect(await auditWorkflows(client, world.ds)).toEqual([]));
    expect(await second.stop()).toBe(0);
    expect(second.output()).toContain('工作进程已停止');
  }, 240_000);
});
