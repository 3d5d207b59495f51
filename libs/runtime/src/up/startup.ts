import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startClock } from '../clock/clock-record';
import { messages } from '../messages';
import { checkDatabase, checkTemporal } from './external';
import { postgresPart, temporalPart } from './embedded';
import { addressOf, untilHealthy } from './health';
import { RememberedPorts } from './remembered-ports';
import { writeRuntime } from './runtime-file';
import { servicePart } from './service';
import type { ClockRecord } from '../clock/clock-record';
import type { Progress } from '../progress';
import type { Settings } from '../settings/settings';
import type { ServiceProgram } from './service';
import type { StartStep, StepContext } from './step';
import type { Supervisor } from './supervisor';

export interface StartPlan {
  readonly settings: Settings;
  /** Done in order once the servers are up and before the services start. */
  readonly steps: readonly StartStep[];
  /** Done in order once the API is ready. */
  readonly afterwards: readonly StartStep[];
  /** In the order of starting; one of them serves HTTP on HOST:PORT. */
  readonly services: readonly ServiceProgram[];
  readonly progress: Progress;
  /** Reads the clock's offset that a database given by DATABASE_URL carries. */
  readonly storedOffset?: (databaseUrl: string) => Promise<number | undefined>;
  /** Says that the system is ready. */
  readonly announce: (ready: ReadySystem) => void;
}

/** What a person or a program is told of a system that is ready. */
export interface ReadySystem {
  readonly settings: Settings;
  /** Address of the console and the API. */
  readonly api: string;
  readonly clockOffsetMs: number;
}

/** A system that has started. */
export interface Started {
  readonly api: string;
  readonly clock: ClockRecord;
  /** Writes `runtime.json` anew, after a part was started again. */
  readonly describe: () => void;
}

// Migrations and seeds are done by then; it only has to load and connect.
const healthyWithinMs = 120_000;
/** A service whose files cannot be loaded ends within this time. */
const steadyForMs = 1000;

/**
 * Starts everything in order: both servers at once, then the steps, then the services. Ends early with an AbortError
 * when `signal` is aborted; what runs by then is the supervisor's to stop.
 */
export async function startAll(
  plan: StartPlan,
  supervisor: Supervisor,
  signal: AbortSignal,
): Promise<Started> {
  const { settings, progress } = plan;
  const { databaseUrl, temporalAddress } = await startServers(plan, supervisor, signal);
  const stored =
    settings.databaseUrl === undefined ? undefined : await plan.storedOffset?.(settings.databaseUrl);
  const clock = startClock(settings, stored);
  const { namespace } = settings.temporal;
  const context: StepContext = {
    settings,
    databaseUrl,
    temporalAddress,
    namespace,
    clockOffsetMs: clock.offsetMs,
    update: progress.update,
    signal,
  };
  await runSteps(plan.steps, context, progress);
  const environment = (): NodeJS.ProcessEnv => ({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    DUBAN_DATA: settings.dataDir,
    DUBAN_CLOCK_OFFSET_MS: String(clock.offsetMs),
  });
  for (const service of plan.services) {
    const logDir = path.join(settings.dataDir, 'logs');
    await supervisor.start(servicePart({ ...service, environment, logDir, progress }));
    signal.throwIfAborted();
  }
  const api = addressOf(settings.host, settings.port);
  const describe = (): void => {
    const processes = [{ name: 'up', pid: process.pid }, ...supervisor.processes()];
    writeRuntime(settings.dataDir, { api, databaseUrl, temporalAddress, namespace, processes });
  };
  // Before the API answers: who has waited for it finds written what runs.
  describe();
  await untilHealthy(api, healthyWithinMs, signal);
  // A part that keeps failing is given up by the supervisor, which aborts the signal.
  while (!supervisor.isSteady(steadyForMs)) await sleep(50, undefined, { signal });
  supervisor.declareReady();
  describe();
  await runSteps(plan.afterwards, context, progress);
  return { api, clock, describe };
}

async function startServers(
  plan: StartPlan,
  supervisor: Supervisor,
  signal: AbortSignal,
): Promise<{ databaseUrl: string; temporalAddress: string }> {
  const { settings, progress } = plan;
  const ports = new RememberedPorts(settings.dataDir);
  let databaseUrl = settings.databaseUrl ?? '';
  let temporalAddress = settings.temporal.address ?? '';
  const database =
    settings.databaseUrl === undefined
      ? supervisor.start(
          postgresPart(settings, ports, progress, (url) => {
            databaseUrl = url;
          }),
        )
      : checkDatabase(settings.databaseUrl, progress);
  const temporal =
    settings.temporal.address === undefined
      ? supervisor.start(
          temporalPart(settings, ports, progress, (address) => {
            temporalAddress = address;
          }),
        )
      : checkTemporal({ ...settings.temporal, address: settings.temporal.address }, progress);
  // Both are waited for, also when one fails: nothing may still be starting when everything is stopped.
  const outcomes = await Promise.allSettled([database, temporal]);
  signal.throwIfAborted();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { databaseUrl, temporalAddress };
}

async function runSteps(
  steps: readonly StartStep[],
  context: StepContext,
  progress: Progress,
): Promise<void> {
  for (const step of steps) {
    const began = Date.now();
    progress.update(`${step.title}…`);
    const outcome = await step.run(context);
    context.signal.throwIfAborted();
    progress.say(messages.stepDone(step.title, outcome, ((Date.now() - began) / 1000).toFixed(1)));
  }
}
