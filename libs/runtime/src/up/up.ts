import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clockNoteEveryMs } from '../clock/clock-record';
import { explainDataFolder, openDataFolder } from '../data-folder';
import { messages } from '../messages';
import { assertPortFree } from '../ports';
import { lockDataFolder } from '../process/instance-lock';
import { ProcessLedger } from '../process/ledger';
import { stopLeftovers } from '../process/leftovers';
import { npmStarter, watchStarter } from '../process/starter';
import { stopSignals } from '../process/stop-signals';
import { removeRuntime } from './runtime-file';
import { startAll } from './startup';
import { Supervisor } from './supervisor';
import type { InstanceLock } from '../process/instance-lock';
import type { StopSignals } from '../process/stop-signals';
import type { Progress } from '../progress';
import type { RuntimeFault } from '../runtime-fault';
import type { Started, StartPlan } from './startup';

/** How long a start that is given up may take to come to a point where it can be stopped, ms. */
const giveUpWithinMs = 8000;

/**
 * Runs the whole system on its data folder until it is told to stop (SIGINT, SIGTERM, the terminal closed, its npm
 * killed) or cannot go on. Mends first what a kill has left.
 * @throws RuntimeFault with the one line about what is wrong, after everything was stopped
 */
export async function up(plan: StartPlan): Promise<void> {
  const { settings, progress } = plan;
  const signals = stopSignals();
  const starter = npmStarter();
  openDataFolder(settings.dataDir);
  const lock = await lockDataFolder(settings.dataDir, starter, progress);
  try {
    const ledger = new ProcessLedger(path.join(settings.dataDir, 'processes.json'));
    await stopLeftovers(ledger, progress);
    removeRuntime(settings.dataDir);
    await assertPortFree(settings.host, settings.port);
    await run(plan, ledger, signals, lock);
    progress.say(messages.stopped);
  } catch (error) {
    throw explainDataFolder(settings.dataDir, error);
  } finally {
    lock.release();
    signals.dispose();
  }
}

async function run(
  plan: StartPlan,
  ledger: ProcessLedger,
  signals: StopSignals,
  lock: InstanceLock,
): Promise<void> {
  const { settings, progress } = plan;
  const givingUp = new AbortController();
  let started: Started | undefined;
  let fault: RuntimeFault | undefined;
  let fail: () => void = () => undefined;
  const failed = new Promise<void>((resolve) => {
    fail = resolve;
  });
  const supervisor = new Supervisor(ledger, progress, givingUp.signal, {
    changed: () => {
      if (started !== undefined) inSpiteOfTrouble(started.describe, progress);
    },
    failed: (reason) => {
      fault = reason;
      fail();
    },
  });
  const asked = Promise.race([failed, askedToStop(signals, progress)]);
  const starting = startAll(plan, supervisor, givingUp.signal).then((running) => (started = running));
  try {
    await Promise.race([starting, asked]);
    if (started !== undefined) await keepRunning(plan, started, asked);
  } finally {
    lock.announceLeave();
    givingUp.abort();
    // Nothing may still be starting when everything is stopped; what a start that is given up says is of no interest.
    await Promise.race([starting.catch(() => undefined), sleep(giveUpWithinMs, undefined, { ref: false })]);
    await supervisor.stopAll(signals.hasten);
    removeRuntime(settings.dataDir);
  }
  if (fault !== undefined) throw fault;
}

async function keepRunning(plan: StartPlan, started: Started, asked: Promise<void>): Promise<void> {
  const { settings, progress } = plan;
  started.describe();
  plan.announce({ settings, api: started.api, clockOffsetMs: started.clock.offsetMs });
  const note = (): void => {
    inSpiteOfTrouble(started.clock.note, progress);
  };
  const noting = setInterval(note, clockNoteEveryMs);
  try {
    await asked;
  } finally {
    clearInterval(noting);
    note();
  }
}

/** A disk that is full for a while is no reason to end what runs: it is said, and tried again next time. */
function inSpiteOfTrouble(write: () => void, progress: Progress): void {
  try {
    write();
  } catch (error) {
    progress.say(error instanceof Error ? error.message : String(error));
  }
}

async function askedToStop(signals: StopSignals, progress: Progress): Promise<void> {
  let gone: () => void = () => undefined;
  const orphaned = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const dispose = watchStarter(npmStarter(), () => {
    progress.say(messages.starterGone);
    gone();
  });
  const signalled = signals.first.then(() => {
    progress.say(messages.stopping);
  });
  await Promise.race([signalled, orphaned]);
  dispose();
}
