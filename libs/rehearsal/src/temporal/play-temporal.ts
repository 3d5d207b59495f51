import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, atTime, startOfDay } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import { makeActivities } from '@duban/activities';
import { poolOf, takeOutbox } from '@duban/persistence';
import { deliver, Workflows } from '@duban/timing';
import { Worker } from '@temporalio/worker';
import { issuer } from '../cast';
import { issueTime } from '../playing';
import { endOfRehearsal } from '../tally';
import type { RehearsalReport } from '../types';
import { gatherReport } from './gather-report';
import { People } from './people';
import { openRecord } from './scratch-record';
import type { Piece, ScratchRecord } from './scratch-record';
import { SkippedTime } from './skipped-time';
import type { Stage } from './stage';

/** When the day of issue begins, before the time of machine notices: that day's digest is behind when it is issued. */
const dayBegins = '00:30';
/** How often it is looked whether a step is done, ms of real time, and how long it may take at most. */
const lookEveryMs = 4;
const patienceMs = 300_000;
/** What asks again later is given so much of the server's time, after so many looks in vain. */
const runMs = 5_000;
const looksInVain = 60;

/** Everything one rehearsal works with. */
interface Rehearsing {
  readonly piece: Piece;
  readonly scratch: ScratchRecord;
  readonly time: SkippedTime;
  readonly workflows: Workflows;
}

/**
 * Plays a plan's year with the real workflows, activities and record on a server that skips time. One driver moves the
 * time and does the people's acts, each at its instant; all else is done by the worker when it comes due.
 */
export async function playTemporal(
  stage: Stage,
  piece: Piece,
  progress: (workingDays: number) => void,
): Promise<RehearsalReport> {
  const { issuedOn } = piece.plan.request;
  const time = await SkippedTime.beginning(stage.env, atTime(issuedOn, dayBegins));
  const scratch = await openRecord(stage.databaseUrl, piece, time);
  try {
    const installation = randomUUID();
    const options = { installation, taskQueue: installation };
    const workflows = new Workflows(stage.env.client, { ...options, now: time.peopleNow });
    const own = new Workflows(stage.env.client, { ...options, now: time.workerNow });
    const worker = await Worker.create({
      connection: stage.env.nativeConnection,
      taskQueue: installation,
      workflowBundle: stage.workflows,
      activities: makeActivities({ ...scratch.worker, workflows: own, now: time.workerNow }),
      maxCachedWorkflows: 2_000,
      shutdownForceTime: '2 seconds',
    });
    return await worker.runUntil(async () => {
      await playYear({ piece, scratch, time, workflows }, progress);
      return gatherReport(scratch, piece);
    });
  } finally {
    await scratch.ds.destroy();
  }
}

async function playYear(rehearsing: Rehearsing, progress: (workingDays: number) => void): Promise<void> {
  const { piece, scratch, time, workflows } = rehearsing;
  const { calendar, issuedOn, planYear } = piece.plan.request;
  await workflows.startDigest();
  await morning(rehearsing, issuedOn);
  await time.skipTo(atTime(issuedOn, issueTime));
  await issue(rehearsing);
  const people = new People(scratch, piece.playing);
  const end = endOfRehearsal(planYear);
  let days = 0;
  for (let day = issuedOn; startOfDay(day) < end; day = addDays(day, 1)) {
    if (day !== issuedOn && !calendar.isWorkday(day)) continue;
    if (day !== issuedOn) await morning(rehearsing, day);
    const begun = time.peopleNow();
    await people.look(begun);
    for (const deed of people.deedsOf(day)) {
      await time.skipTo(Math.max(deed.intention.at, time.peopleNow()));
      await people.act(deed);
      if (scratch.rearmed()) await relayOutbox(rehearsing);
    }
    progress((days += 1));
  }
  await time.skipTo(end);
  await until(rehearsing, () => noWakeDue(scratch, end));
}

/** Skips to the time of machine notices of a day, and waits until the wakes and the digest of that time are done. */
async function morning(rehearsing: Rehearsing, day: Day): Promise<void> {
  const { piece, scratch, time } = rehearsing;
  const { calendar } = piece.plan.request;
  const at = atTime(day, piece.playing.remindAt);
  await time.skipTo(at);
  if (!calendar.isWorkday(day)) return;
  await until(rehearsing, async () => (await noWakeDue(scratch, at)) && digestDone(scratch, day));
}

async function noWakeDue({ ds }: ScratchRecord, at: Instant): Promise<boolean> {
  const { rows } = await poolOf(ds).query({
    name: 'rehearsal-wakes',
    text: 'SELECT 1 FROM clock WHERE armed_for <= $1 LIMIT 1',
    values: [new Date(at)],
  });
  return rows.length === 0;
}

async function digestDone({ ds }: ScratchRecord, day: Day): Promise<boolean> {
  const { rows } = await poolOf(ds).query({
    name: 'rehearsal-digest',
    text: 'SELECT 1 FROM digest_day WHERE day = $1 AND finished_at IS NOT NULL',
    values: [day],
  });
  return rows.length > 0;
}

/** Issues the plan as its request says, through a dispatch workflow, and waits until its clocks are started. */
async function issue(rehearsing: Rehearsing): Promise<void> {
  const { piece, scratch } = rehearsing;
  const { planYear, issuedOn, territories, places = {}, leads = {} } = piece.plan.request;
  const outcome = await scratch.dispatches.request(
    {
      ...{ documentId: scratch.documentId, planYear, issuedOn, approvedBy: issuer.name, basis: null },
      ...{ territories: territories === undefined || territories.length === 0 ? null : territories },
      ...{ depth: piece.plan.depth, places, leads },
    },
    issuer,
  );
  // A plan without tasks has nothing to issue, and its year nothing to tell.
  if (!outcome.ok && outcome.error.code === 'plan-empty') return;
  if (!outcome.ok) throw new Error(`a rehearsal cannot be issued: ${outcome.error.code}`);
  await relayOutbox(rehearsing);
  await until(rehearsing, async () => {
    const view = await scratch.dispatches.get(outcome.dispatchId);
    if (view?.state === 'failed') throw new Error(`the dispatch failed: ${view.error ?? ''}`);
    return view?.state === 'done';
  });
}

/** Tells Temporal what the record has for it: the relay's work, done by the driver so that nothing stays behind. */
async function relayOutbox({ scratch, workflows }: Rehearsing): Promise<void> {
  for (;;) {
    const { delivered, failed } = await takeOutbox(scratch.ds, 100, async (row) => {
      await deliver(workflows, row);
    });
    if (failed > 0) throw new Error('the time-skipping server took no signal');
    if (delivered === 0) return;
  }
}

/** Waits for the worker to be done with something; what asks again later is given a little of the server's time. */
async function until({ time }: Rehearsing, done: () => Promise<boolean>): Promise<void> {
  const last = performance.now() + patienceMs;
  for (let looks = 1; !(await done()); looks += 1) {
    if (performance.now() > last) throw new Error('a step of the rehearsal does not come to its end');
    await pause(lookEveryMs);
    if (looks % looksInVain === 0) await time.letRun(runMs);
  }
}
