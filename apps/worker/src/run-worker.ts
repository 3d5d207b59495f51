import { Worker } from '@temporalio/worker';
import {
  Digests,
  Dispatches,
  installation,
  loadWorld,
  Publications,
  RuleChanges,
  Standing,
  TaskRecord,
} from '@duban/persistence';
import { agreeOffset } from '@duban/runtime';
import { loadOrganisation } from '@duban/seeds';
import { relay, Workflows } from '@duban/timing';
import { bundlePath, taskQueue } from '@duban/workflows';
import { makeActivities } from '@duban/activities';
import { BusinessTime } from './business-time';
import { runToEnd } from './run-to-end';
import { openSender } from './sender/open-sender';
import { runSender } from './sender/sender';
import { takeSteps } from './steps';
import { timeFollowing } from './time-following';
import { Watch } from './watch';
import { reasonOf, say } from './worker.text';
import type { WorldData } from '@duban/persistence';
import type { ServiceSettings } from '@duban/runtime';
import type { RelayListener } from '@duban/timing';
import type { DataSource } from 'typeorm';
import type { Workplace } from '@duban/activities';
import type { TemporalWay } from './connections';

/** What a worker runs on. */
export interface WorkerParts {
  readonly settings: ServiceSettings;
  readonly ds: DataSource;
  readonly temporal: TemporalWay;
  readonly signal: AbortSignal;
}

/**
 * Runs the worker, its relay and its watch; answers when all have ended after the signal.
 * @returns false where something was cut off, which may still hold connections
 */
export async function runWorker(parts: WorkerParts): Promise<boolean> {
  const { ds, temporal, signal } = parts;
  const installed = await installation(ds);
  const time = new BusinessTime(agreeOffset(installed.clockOffsetMs, parts.settings.clockOffsetMs));
  const workflows = new Workflows(temporal.client, { installation: installed.id, now: time.now });
  const world = await openWorld(parts, time);
  const place = openWorkplace(parts, { time, workflows, world });
  const worker = await createWorker(parts, time, place);
  const watch = new Watch(workflows, ds);
  const listener: RelayListener = {
    away: (end, error) => {
      console.error(end === 'database' ? say.databaseAway(reasonOf(error)) : say.relayAway(reasonOf(error)));
    },
    back: (end) => {
      console.log(end === 'database' ? say.databaseBack : say.relayBack);
      watch.soon();
    },
  };
  signal.addEventListener('abort', () => {
    console.log(say.stopping);
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  const sender = openSender({
    ...{ ds, world, now: time.now, settings: parts.settings },
    follow: () => time.follow(ds),
    say: (text) => {
      console.log(text);
    },
  });
  console.log(say.ready(taskQueue, time.offsetMs));
  const [whole] = await Promise.all([
    runToEnd(worker.run()),
    relay(ds, workflows, listener, signal),
    watch.run(signal),
    runSender(sender, signal),
    takeSteps(new RuleChanges(ds, world, time.now), { waits: say.rulesWait, signal }),
    takeSteps(new Publications(ds, world), { waits: say.assessmentWaits, signal }),
  ]);
  sender.close();
  return whole;
}

function openWorld({ ds, settings }: WorkerParts, { now }: BusinessTime): Promise<WorldData> {
  return loadWorld(ds, { remindAt: settings.remindAt, organisation: loadOrganisation(), businessNow: now });
}

/** What activities share. */
interface Shared {
  readonly time: BusinessTime;
  readonly workflows: Workflows;
  readonly world: WorldData;
}

function openWorkplace({ ds }: WorkerParts, { time, workflows, world }: Shared): Workplace {
  const { now } = time;
  return {
    record: new TaskRecord(ds, world, now),
    dispatches: new Dispatches(ds, world, now),
    standing: new Standing(ds, now),
    digests: new Digests(ds, world, now),
    workflows,
    now,
  };
}

/**
 * Unversioned on purpose: rules run in activities, workflow code hardly changes and every change passes the replay of
 * stored histories, while pinned versions would want someone to route year-long runs from one to the next.
 */
function createWorker(
  { ds, temporal, settings }: WorkerParts,
  time: BusinessTime,
  place: Workplace,
): Promise<Worker> {
  return Worker.create({
    connection: temporal.native,
    namespace: settings.temporal.namespace,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: makeActivities(place),
    interceptors: { activity: [timeFollowing(time, ds)] },
    maxConcurrentActivityTaskExecutions: 40,
    // A workflow task must end within 10 s of being taken. After a restart every clock replays its history: forty at
    // once on a busy machine all came too late, were taken again, and no clock ever woke.
    maxConcurrentWorkflowTaskExecutions: 4,
    maxCachedWorkflows: 400,
    shutdownGraceTime: '3 seconds',
    shutdownForceTime: '9 seconds',
  });
}
