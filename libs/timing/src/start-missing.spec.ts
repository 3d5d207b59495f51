import { Client } from '@temporalio/client';
import { createDataSource, installation, moveClock, poolOf } from '@duban/persistence';
import { connectTemporal } from '@duban/runtime';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { writeClocks } from '../../../test/temporal/clock-rows';
import { eventually } from '../../../test/temporal/eventually';
import { auditWorkflows, installedWorkflows, lookAt, running, startMissing } from './index';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import type { Workflows } from './index';

const day = 86_400_000;
/** No worker takes from it: what is started stays as it is. */
const queue = { taskQueue: 'nobody' };

describe('what ought to run', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  let client: Client;
  let workflows: Workflows;
  const soon = Date.now() + 3 * day;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url).initialize();
    client = new Client({ connection: await connectTemporal({ address: await temporalAddress() }, 10_000) });
    workflows = await installedWorkflows(client, ds, queue);
  });
  afterAll(async () => {
    await client.connection.close();
    await ds.destroy();
    await scratch.drop();
  });

  const listed = async (): Promise<number> => (await running(client, workflows.installation, 'clock')).size;

  it('is started where it does not run, and counted', async () => {
    const { issueId, clockIds } = await writeClocks(ds, [
      soon,
      soon + day,
      null,
      ...Array.from({ length: 122 }, () => soon),
    ]);
    await poolOf(ds).query(
      `INSERT INTO issue_clause (issue_id, clause, heading, sentences, indicators, template_clause, template_version, closed_at)
       VALUES ($1, 14, '', '[]', '[]', 14, 1, NULL), ($1, 15, '', '[]', '[]', 15, 1, now())`,
      [issueId],
    );
    expect(await auditWorkflows(client, ds)).toHaveLength(124 + 1 + 1);
    expect(await startMissing(client, ds, queue)).toEqual({ clocks: 124, clauses: 1, dispatches: 0 });
    const [first, second, third] = clockIds.map((id) => workflows.ids.clock(id));
    expect(await lookAt(client, first!)).toEqual({ workflowId: first, armedFor: soon });
    expect((await lookAt(client, second!))?.armedFor).toBe(soon + day);
    expect(await lookAt(client, third!)).toBeNull();
    expect(await lookAt(client, workflows.ids.digest)).not.toBeNull();
    await eventually(async () => expect(await listed()).toBe(124));
    expect(await auditWorkflows(client, ds)).toEqual([]);
    expect(await startMissing(client, ds, queue)).toEqual({ clocks: 0, clauses: 0, dispatches: 0 });
  });

  it('is found missing by the audit, and started again', async () => {
    const { clockIds } = await writeClocks(ds, [soon]);
    await startMissing(client, ds, queue);
    const lost = workflows.ids.clock(clockIds[0]!);
    await client.workflow.getHandle(lost).terminate('lost');
    await client.workflow.getHandle(workflows.ids.digest).terminate('lost');
    await eventually(async () =>
      expect(await auditWorkflows(client, ds)).toEqual([
        { code: 'clock-not-running', subject: clockIds[0] },
        { code: 'digest-not-running', subject: workflows.installation },
      ]),
    );
    await eventually(async () => {
      await startMissing(client, ds, queue);
      expect(await auditWorkflows(client, ds)).toEqual([]);
    });
  });

  it('counts a clock that is armed too late as a fault, and has it look again', async () => {
    const { clockIds } = await writeClocks(ds, [soon]);
    await startMissing(client, ds, queue);
    await eventually(async () => expect(await auditWorkflows(client, ds)).toEqual([]));
    await poolOf(ds).query('UPDATE clock SET armed_for = $2 WHERE id = $1', [
      clockIds[0],
      new Date(soon - day),
    ]);
    expect(await auditWorkflows(client, ds)).toEqual([{ code: 'clock-armed-late', subject: clockIds[0] }]);
    await startMissing(client, ds, queue);
    const { raw, historyLength } = await client.workflow
      .getHandle(workflows.ids.clock(clockIds[0]!))
      .describe();
    expect(historyLength).toBeGreaterThan(1);
    expect(raw.pendingWorkflowTask).toBeTruthy();
  });

  it('is told once when business time has moved, because timers measure real time', async () => {
    const { clockIds } = await writeClocks(ds, [soon + 100 * day]);
    await startMissing(client, ds, queue);
    const handle = client.workflow.getHandle(workflows.ids.clock(clockIds[0]!));
    expect((await handle.describe()).historyLength).toBe(1);
    await moveClock(ds, 30 * day);
    await startMissing(client, ds, queue);
    const told = (await handle.describe()).historyLength;
    expect(told).toBeGreaterThan(1);
    await startMissing(client, ds, queue);
    expect((await handle.describe()).historyLength).toBe(told);
    expect((await installation(ds)).clockOffsetMs).toBe(30 * day);
  });
});
