import { randomUUID } from 'node:crypto';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { ensureSearchAttributes } from '@duban/runtime';
import { timeSkippingServer } from '@duban/test-support';
import { Workflows } from '@duban/timing';
import { keepHistories } from '../replay/keep-histories';
import { eventually } from './eventually';
import { workflowCode } from './workflow-code';
import type { Connection } from '@temporalio/client';
import type { Activities } from '@duban/workflows';

/** An installation of its own on the server, with a worker whose activities are scripted. */
export interface Place {
  readonly workflows: Workflows;
  /** Runs the worker while the body runs; what it left running afterwards is ended, so that it disturbs no other test. */
  readonly withWorker: <T>(activities: Partial<Activities>, body: () => Promise<T>) => Promise<T>;
}

/** A server whose time stands still until it is skipped. */
export interface TimeSkipping {
  /** The server's time, ms. */
  readonly now: () => Promise<number>;
  /** Lets the server's time run on by so many ms; what comes due meanwhile happens. */
  readonly skip: (ms: number) => Promise<void>;
  readonly place: () => Place;
  readonly close: () => Promise<void>;
}

/** Starts the time-skipping server: one a test file, one driver of its time. */
export async function startTimeSkipping(): Promise<TimeSkipping> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await timeSkippingServer() } },
  });
  await ensureSearchAttributes(env.connection, 'default');
  const workflowBundle = await workflowCode();
  // The server's clock as it stood at the last skip: business time of what is started.
  let present = await env.currentTimeMs();

  const place = (): Place => {
    const installation = randomUUID();
    const started = new Set<string>();
    const client = noting(env.connection, started);
    const withWorker: Place['withWorker'] = async (activities, body) => {
      const worker = await Worker.create({
        connection: env.nativeConnection,
        taskQueue: installation,
        workflowBundle,
        activities,
        shutdownForceTime: '5s',
      });
      try {
        return await worker.runUntil(async () => {
          const answer = await body();
          for (const id of started) await eventually(() => resting(client, id));
          await keepHistories(client, started);
          return answer;
        });
      } finally {
        for (const id of started) await end(client, id);
      }
    };
    return {
      workflows: new Workflows(client, { installation, taskQueue: installation, now: () => present }),
      withWorker,
    };
  };
  return {
    now: () => env.currentTimeMs(),
    skip: async (ms) => {
      await env.sleep(ms);
      present = await env.currentTimeMs();
    },
    place,
    close: () => env.teardown(),
  };
}

/** Event types, as Temporal numbers them, after which a workflow waits or has closed. */
const atRest: ReadonlySet<number | null | undefined> = new Set([
  1, // started, with a delay
  7, // task completed, and nothing asked for
  17, // timer started
  2, // completed
  3, // failed
]);

/** Work that is cut short holds the server's time still for good: a worker leaves when its workflows are at rest. */
async function resting(client: Client, workflowId: string): Promise<void> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  if (!atRest.has(events?.at(-1)?.eventType)) throw new Error(`${workflowId} is at work`);
}

/** A client that notes which workflows it starts. */
function noting(connection: Connection, started: Set<string>): Client {
  return new Client({
    connection,
    interceptors: {
      workflow: [
        {
          startWithDetails: (input, next) => {
            started.add(input.options.workflowId);
            return next(input);
          },
          signalWithStart: (input, next) => {
            started.add(input.options.workflowId);
            return next(input);
          },
        },
      ],
    },
  });
}

async function end(client: Client, workflowId: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).terminate('the test is over');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
