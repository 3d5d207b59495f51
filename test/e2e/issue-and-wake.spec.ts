import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { moveClock, poolOf, Standing } from '@duban/persistence';
import { connectTemporal } from '@duban/runtime';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { auditWorkflows, installedWorkflows, running } from '@duban/timing';
import { keepHistories } from '../replay/keep-histories';
import { instantOf, person, recordWorld } from '../support/record-world';
import { eventually } from '../temporal/eventually';
import { ownNamespace, startWorker } from '../temporal/worker-process';
import type { ScratchDatabase } from '@duban/test-support';
import type { Workflows } from '@duban/timing';
import type { RecordWorld } from '../support/record-world';
import type { WorkerProcess } from '../temporal/worker-process';

const county = '653122';

describe('from issuing to the wakes of a year, with the real record and a real worker', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let client: Client;
  let workflows: Workflows;
  let worker: WorkerProcess;
  let offset = 0;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url);
    await timeIs('2023-02-20T11:00:00+08:00');
    const namespace = await ownNamespace(`e2e-${randomUUID()}`);
    const address = await temporalAddress();
    client = new Client({ connection: await connectTemporal({ address }, 10_000), namespace });
    workflows = await installedWorkflows(client, world.ds);
    worker = await startWorker({
      DATABASE_URL: scratch.url,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
    });
  });
  afterAll(async () => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list()) ids.push(workflowId);
    await keepHistories(client, ids);
    await worker.stop();
    await client.connection.close();
    await world.close();
    await scratch.drop();
  });

  /** Business time begins, or is moved forward to, that instant. */
  async function timeIs(instant: string): Promise<void> {
    offset = (await moveClock(world.ds, instantOf(instant) - Date.now())).clockOffsetMs;
    present();
  }

  /** Has the record in this process take the worker's time. */
  function present(): void {
    world.at(new Date(Date.now() + offset).toISOString());
  }

  const count = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await poolOf(world.ds).query<{ count: number }>(sql, values)).rows[0]?.count ?? -1;
  const events = (kind: string): Promise<number> =>
    count('SELECT count(*) FROM task_event WHERE kind = $1', kind);

  it('issues a county and arms a clock a territory', async () => {
    const outcome = await world.dispatches.request(
      {
        documentId: world.documentId,
        planYear: 2023,
        issuedOn: '2023-02-20',
        approvedBy: '自治区党委农村工作领导小组',
        basis: null,
        territories: [county],
        depth: 'county',
        places: {},
        leads: {},
      },
      person('65-rural_office', 'head'),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    await eventually(async () => {
      expect(await world.dispatches.get(outcome.dispatchId)).toMatchObject({ state: 'done' });
    }, 40_000);
    const issued = await world.dispatches.get(outcome.dispatchId);
    expect(issued?.total).toBeGreaterThan(50);
    expect(issued?.started).toBe(issued?.total);
    expect(await count('SELECT count(*) FROM task')).toBe(issued?.total);
    const armed = await count('SELECT count(*) FROM clock WHERE armed_for IS NOT NULL');
    expect(armed).toBeGreaterThan(0);
    await eventually(async () => {
      expect((await running(client, workflows.installation, 'clock')).size).toBe(armed);
      expect((await running(client, workflows.installation, 'clause')).size).toBe(issued?.clauses.length);
    });
    expect(await auditWorkflows(client, world.ds)).toEqual([]);
  });

  it('wakes when business time is moved on to what nobody accepted, and tells whom it concerns', async () => {
    expect(await events('accept-missed')).toBe(0);
    await poolOf(world.ds).query(`
      INSERT INTO account (username, name, password_hash) VALUES ('head', '负责人', '');
      INSERT INTO account_post (username, unit, post) SELECT 'head', unit, 'head' FROM docket ORDER BY unit LIMIT 1`);
    await timeIs('2023-02-23T10:07:05+08:00');
    const tasks = await count('SELECT count(*) FROM task');
    await eventually(async () => expect(await events('accept-missed')).toBe(tasks), 40_000);
    expect(await count('SELECT count(*) FROM incident')).toBe(0);
    // The digest waits until those wakes are done, and tells a person once.
    await eventually(async () => {
      expect(await count("SELECT count(*) FROM notification WHERE day = '2023-02-23'")).toBe(1);
    }, 40_000);
    const { rows } = await poolOf(world.ds).query<{ lines: readonly { readonly kind: string }[] }>(
      'SELECT lines FROM notification',
    );
    expect(rows.flatMap(({ lines }) => lines.map(({ kind }) => kind))).toContain('accept-missed');
    await eventually(async () => expect(await auditWorkflows(client, world.ds)).toEqual([]));
  });

  it('arms a clock anew when an act moves a wake to an earlier instant', async () => {
    present();
    const { rows } = await poolOf(world.ds).query<{ id: string; clock_id: string; armed_for: Date }>(
      `SELECT t.id, d.clock_id, c.armed_for FROM task t JOIN docket d ON d.id = t.docket_id
       JOIN clock c ON c.id = d.clock_id ORDER BY c.armed_for DESC, t.id LIMIT 1`,
    );
    const task = rows[0]!;
    const lead = (t: { readonly unit: string }) => ({ verdict: 'ok' as const, actor: person(t.unit) });
    for (const command of [
      { act: 'accept' as const },
      { act: 'submit' as const, summary: '已办结', evidence: [] },
    ]) {
      const outcome = await world.record.act({ taskId: task.id, command, authorize: lead });
      expect(outcome).toMatchObject({ ok: true });
    }
    // Whatever the acts did to its wakes, the record and the running clock agree about it a moment later.
    await eventually(async () => {
      expect(await count('SELECT count(*) FROM outbox')).toBe(0);
      expect(await auditWorkflows(client, world.ds)).toEqual([]);
    });
  });

  it("compiles each clause's standing at the quarter's end", async () => {
    await timeIs('2023-04-01T00:00:05+08:00');
    const clauses = await count('SELECT count(*) FROM issue_clause');
    await eventually(
      async () => expect(await count('SELECT count(*) FROM clause_standing')).toBeGreaterThan(clauses / 2),
      40_000,
    );
    const standing = new Standing(world.ds, world.now);
    expect(await standing.of(world.documentId, 2023)).toHaveLength(clauses);
  });
});
