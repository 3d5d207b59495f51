import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureSearchAttributes, ensureTestServer, silent, startPostgres } from '@duban/runtime';
import { workflowsPath } from '@duban/workflows';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import type { WorkflowBundle } from '@temporalio/worker';
import { stopOnSignal } from './stop-on-signal';
import type { Stopping } from './stop-on-signal';

/** The servers of one rehearsal, its own: nothing else sees them. */
export interface Stage {
  readonly env: TestWorkflowEnvironment;
  /** The workflows as their sources stand now. */
  readonly workflows: WorkflowBundle;
  /** An empty database. */
  readonly databaseUrl: string;
  /** Waits for work on the stage; where the process is told to stop, the stage is closed and the process ends. */
  readonly unlessStopped: Stopping['unlessStopped'];
  readonly close: () => Promise<void>;
}

/** What a caller brings itself; the rest is started here. */
export interface StageParts {
  /** An empty or migrated database that the caller removes. */
  readonly databaseUrl?: string;
  /** The time-skipping server's program. */
  readonly program?: string;
}

let installed = false;

/** The SDK's runtime is one a process, and speaks of what a rehearsal does on purpose. */
function quietRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
}

let bundled: Promise<WorkflowBundle> | undefined;

/** Starts the time-skipping server and, unless the caller has one, a PostgreSQL whose data is thrown away at `close`. */
export async function openStage(parts: StageParts = {}): Promise<Stage> {
  quietRuntime();
  const opened: (() => Promise<void>)[] = [];
  const begun = open(parts, opened);
  const closeAll = async (): Promise<void> => {
    for (let end = opened.pop(); end !== undefined; end = opened.pop()) await end();
  };
  const { unlessStopped, release } = stopOnSignal(async () => {
    // A server that is just starting would go on without us: it stands first, then it is stopped.
    await Promise.allSettled([begun]);
    await closeAll();
  });
  const close = async (): Promise<void> => {
    await closeAll();
    release();
  };
  try {
    return { ...(await unlessStopped(begun)), unlessStopped, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Begun = Omit<Stage, 'close' | 'unlessStopped'>;

/** Starts the servers; the end of each is put with what has to be closed as soon as it stands. */
async function open(parts: StageParts, opened: (() => Promise<void>)[]): Promise<Begun> {
  bundled ??= bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  const database = parts.databaseUrl ?? (await scratchServer(opened));
  const program = parts.program ?? (await ensureTestServer());
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: program } },
  });
  opened.push(() => env.teardown());
  await ensureSearchAttributes(env.connection, 'default');
  return { env, workflows: await bundled, databaseUrl: database };
}

/** A PostgreSQL in a temporary folder; its end, and the folder's, are put with what has to be closed. */
async function scratchServer(opened: (() => Promise<void>)[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-rehearsal-'));
  opened.push(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  const server = await startPostgres({
    folder: path.join(folder, 'postgres'),
    logFile: path.join(folder, 'postgres.log'),
    durable: false,
    progress: silent,
  });
  opened.push(() => server.stop());
  return server.url;
}
