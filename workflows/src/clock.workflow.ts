import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { hangBell } from './bell';
import { withoutEnd } from './retrying';
import { armedFor } from './search-attributes';
import type { ClockActivities } from './activities';

const { wake } = proxyActivities<ClockActivities>({ startToCloseTimeout: '30 seconds', retry: withoutEnd });

/**
 * The clock of one territory of an issued document. It knows one instant; no rule runs in it. A run begins with a wake,
 * so that a new one need be told nothing, and ends when there is nothing to wait for: a later act starts it again.
 */
export async function clock(clockId: string): Promise<void> {
  const bell = hangBell();
  while (!workflowInfo().continueAsNewSuggested) {
    bell.silence();
    const next = await wake(clockId);
    // Told while the record answered: that answer may be too late, or a null too early.
    if (bell.rang()) continue;
    if (next === null) return;
    upsertSearchAttributes([{ key: armedFor, value: new Date(next.at) }]);
    await bell.waitFor(next.sleepMs);
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof clock>(clockId);
}
