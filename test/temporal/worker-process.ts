import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { msToTs } from '@temporalio/common/lib/time';
import { connectTemporal, ensureSearchAttributes } from '@duban/runtime';
import { runFolder, temporalAddress } from '@duban/test-support';
import { oncePerRun } from '../support/once-per-run';
import { eventually } from './eventually';

const root = path.join(__dirname, '..', '..');

/** A worker as `npm run worker` starts it. */
export interface WorkerProcess {
  readonly pid: number;
  /** What it has said so far, on both outputs. */
  readonly output: () => string;
  /** The power goes out. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop. @returns its exit code */
  readonly stop: () => Promise<number | null>;
}

/** Starts a worker and waits until it says that it is ready. */
export async function startWorker(settings: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  await oncePerRun('workflow-bundle', () => {
    execFileSync(process.execPath, ['.config/build.cjs', '--if-stale', 'workflows'], { cwd: root });
    return Promise.resolve(true);
  });
  const child = spawn(process.execPath, ['-r', './.config/register.cjs', 'apps/worker/src/main.ts'], {
    cwd: root,
    env: { ...process.env, DUBAN_DATA: path.join(runFolder(), 'worker-data'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await exited;
    return code;
  };
  const ready = eventually(() => {
    if (!said.includes('工作进程就绪')) throw new Error(`the worker is not ready: ${said}`);
  }, 40_000);
  const early = exited.then(([code]) => {
    throw new Error(`the worker ended with ${code}: ${said}`);
  });
  await Promise.race([ready, early]);
  early.catch(() => undefined); // it may end as it likes from here on
  return {
    pid: child.pid ?? 0,
    output: () => said,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** A namespace of its own on the run's server: workers of different spec files would take each other's tasks. */
export async function ownNamespace(name: string): Promise<string> {
  const connection = await connectTemporal({ address: await temporalAddress() }, 10_000);
  try {
    await connection.workflowService.registerNamespace({
      namespace: name,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
    await eventually(() => ensureSearchAttributes(connection, name));
    return name;
  } finally {
    await connection.close();
  }
}
