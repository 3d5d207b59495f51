import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare-temporal';

const { readable, reminded } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 seconds' });

/** An act on the task: its state is the workflow's. */
export const act = defineUpdate<number, [text: string]>('act');

/**
 * A task the orthodox way: a workflow that holds its state, with two timers, acts as Updates, and a row a reminder.
 * @param remindAt an instant; the second timer fires a day later
 */
export async function bareTask(taskId: string, remindAt: number): Promise<void> {
  const texts: string[] = [];
  let closed = false;
  setHandler(act, (text) => {
    texts.push(text);
    closed = text === 'close';
    return texts.length;
  });
  const wait = Math.max(1, remindAt - Date.now());
  const timers = [
    sleep(wait).then(() => reminded(taskId, 1)),
    sleep(wait + 86_400_000).then(() => reminded(taskId, 2)),
  ];
  await readable(taskId);
  await Promise.race([Promise.all(timers), condition(() => closed)]);
}
