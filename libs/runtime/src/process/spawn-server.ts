import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { processIdentity } from './identity';
import type { ChildProcess, SpawnOptions } from 'node:child_process';

/** A server process of ours that writes its own log file. */
export interface ServerProcess {
  readonly pid: number;
  readonly identity: string;
  /** How it ended, once it did. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly hasExited: () => boolean;
  /** What it wrote to its log since it was started; the last 4 kB. */
  readonly output: () => string;
}

const logLimit = 10 * 1024 * 1024;

/**
 * Starts a server in its own process group (a Ctrl-C at the terminal reaches only who started it, so that servers stop
 * in order), with its output in a file and not in a pipe, which would kill it together with its parent.
 */
export async function spawnServer(
  file: string,
  args: readonly string[],
  logFile: string,
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'>,
): Promise<ServerProcess> {
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  let child: ChildProcess;
  try {
    child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  if (child.pid === undefined) {
    const [error] = (await once(child, 'error')) as [Error];
    throw error;
  }
  child.on('error', () => undefined); // a failed signal; whoever sent it looks at the process itself
  child.unref();
  const { pid } = child;
  return {
    pid,
    identity: processIdentity(pid) ?? '',
    exited,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    output: () => readFileSync(logFile).subarray(from).toString('utf8').slice(-4096),
  };
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) renameSync(logFile, `${logFile}.1`);
}
