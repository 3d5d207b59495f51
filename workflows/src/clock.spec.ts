import { startTimeSkipping } from '../../test/temporal/time-skipping';
import { armedFor, rearm, taskQueue } from './index';
import type { TimeSkipping } from '../../test/temporal/time-skipping';
import type { Armed } from './index';

const hour = 3_600_000;
let server: TimeSkipping;
beforeAll(async () => {
  server = await startTimeSkipping();
});
afterAll(() => server.close());

describe('probe', () => {
  it('works', async () => {
    const t0 = await server.now();
    const wakes: number[] = [];
    const wake = async (id: string): Promise<Armed | null> => {
      const now = await server.now();
      wakes.push((now - t0) / hour);
      if (wakes.length > 3) return null;
      return { at: now + 24 * hour, sleepMs: 24 * hour };
    };
    await server.withWorker({ wake }, async () => {
      const handle = await server.client.workflow.start('clock', { taskQueue, workflowId: 'c1', args: ['c1'], startDelay: 10 * hour, typedSearchAttributes: [{ key: armedFor, value: new Date(t0) }] });
      await server.skip(9 * hour);
      console.log(wakes, (await handle.describe()).typedSearchAttributes, (await handle.describe()).status.name);
      await server.client.workflow.signalWithStart('clock', { taskQueue, workflowId: 'c1', args: ['c1'], signal: rearm });
      await server.skip(1000);
      console.log(wakes, (await handle.describe()).typedSearchAttributes);
      await server.skip(240 * hour);
      console.log(wakes, (await handle.describe()).status.name);
    });
  });
});
