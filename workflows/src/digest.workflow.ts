import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { hangBell } from './bell';
import { withoutEnd } from './retrying';
import type { DigestActivities } from './activities';

const { nextDigest } = proxyActivities<DigestActivities>({
  startToCloseTimeout: '30 seconds',
  retry: withoutEnd,
});
const { compileDigests } = proxyActivities<DigestActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: withoutEnd,
});

/**
 * Sends each person one digest a working day. A plain workflow and no Schedule, so that it runs the same on a server that
 * skips time. A run begins by asking for the next day, so that a new one need be told nothing.
 */
export async function digest(): Promise<void> {
  const bell = hangBell();
  while (!workflowInfo().continueAsNewSuggested) {
    bell.silence();
    const next = await nextDigest();
    if (bell.rang() || (await bell.waitFor(next.sleepMs))) continue;
    let waitMs = await compileDigests(next.day);
    while (waitMs !== null) {
      await sleep(waitMs);
      waitMs = await compileDigests(next.day);
    }
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof digest>();
}
