import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { taskQueue } from '@duban/workflows';
import { workflowCode } from './workflow-code';
import type { Activities } from '@duban/workflows';
import type { Client } from '@temporalio/client';

/** A server whose time stands still until it is skipped, and workers with scripted activities beside it. */
export interface TimeSkipping {
  readonly client: Client;
  /** The server's time, ms. */
  readonly now: () => Promise<number>;
  /** Lets the server's time run on by so many ms; timers that come due meanwhile fire. */
  readonly skip: (ms: number) => Promise<void>;
  /** Runs a worker with these activities while the body runs. */
  readonly withWorker: <T>(activities: Partial<Activities>, body: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Starts the time-skipping server: one a test file, one driver of its time. */
export async function startTimeSkipping(): Promise<TimeSkipping> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: '/tmp/duban/bin/temporal-test-server' } },
  });
  const workflowBundle = await workflowCode();
  return {
    client: env.client,
    now: () => env.currentTimeMs(),
    skip: (ms) => env.sleep(ms),
    withWorker: async (activities, body) => {
      const worker = await Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        workflowBundle,
        activities,
        shutdownForceTime: '5s',
      });
      return worker.runUntil(body);
    },
    close: () => env.teardown(),
  };
}
