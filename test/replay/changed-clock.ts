import { proxyActivities, sleep } from '@temporalio/workflow';
import type { ClockActivities } from '@duban/workflows';

const { wake } = proxyActivities<ClockActivities>({ startToCloseTimeout: '30 seconds' });

/** A clock as a careless change might leave it: it rests before it wakes. Its replay must fail. */
export async function clock(clockId: string): Promise<void> {
  await sleep(1000);
  await wake(clockId);
}
