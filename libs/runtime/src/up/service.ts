import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { processIdentity } from '../process/identity';
import { stopProcess } from '../process/stop-process';
import { projectRoot } from '../project-root';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { StopStep } from '../process/stop-process';
import type { Progress } from '../progress';
import type { Part, RunningPart } from './part';

/** A program of the project that runs for as long as the system does. */
export interface ServiceProgram {
  readonly name: string;
  /** From the project's root, for instance `apps/api/src/main.ts`. */
  readonly file: string;
  /**
   * The heap's limit, MB. Where a machine has much memory, V8 lets garbage grow to several times what is in use before
   * it collects it.
   */
  readonly heapMb?: number;
}

export interface ServiceRequest extends ServiceProgram {
  /** Added to the environment of this process; asked at every start. */
  readonly environment: () => NodeJS.ProcessEnv;
  readonly logDir: string;
  readonly progress: Progress;
}

const serviceStop: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 12_000 },
  { signal: 'SIGKILL', waitMs: 5000 },
];
const logLimit = 20 * 1024 * 1024;

/**
 * A service as a part of the tree: its own process group, so that a Ctrl-C reaches only us and the order of stopping is
 * ours; a channel whose end tells it that we died; what it says in a log file, its errors echoed here too.
 */
export function servicePart(request: ServiceRequest): Part {
  return {
    name: request.name,
    start: (spawned) => {
      const log = openLog(path.join(request.logDir, `${request.name}.log`));
      const child = spawn(
        process.execPath,
        [...heapLimit(request), '-r', './.config/register.cjs', path.join(projectRoot, request.file)],
        {
          cwd: projectRoot,
          env: { ...process.env, ...request.environment() },
          detached: true,
          stdio: ['ignore', log, 'pipe', 'ipc'],
        },
      );
      return Promise.resolve(runningService(request, child, log, spawned));
    },
  };
}

const heapLimit = ({ heapMb }: ServiceProgram): string[] =>
  heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];

function runningService(
  request: ServiceRequest,
  child: ChildProcess,
  log: number,
  spawned: Parameters<Part['start']>[0],
): RunningPart {
  const pid = child.pid;
  if (pid === undefined) throw new Error(`cannot start ${request.name}`);
  const identity = processIdentity(pid) ?? '';
  spawned({ pid, identity });
  echoErrors(request, child.stderr, log);
  child.on('error', () => undefined); // a failed signal; whoever sent it looks at the process itself
  return {
    pid,
    identity,
    exited: new Promise((resolve) => {
      child.once('close', (code, signal) => {
        closeSync(log);
        resolve({ code, signal });
      });
    }),
    stop: async (hasten) => {
      await stopProcess(pid, identity, serviceStop, hasten);
    },
  };
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

const echoLines = 12;
const echoPeriodMs = 10_000;

/** Every line goes to the log; of a flood only the first lines of each ten seconds are shown. */
function echoErrors(request: ServiceRequest, stderr: Readable | null, log: number): void {
  if (stderr === null) return;
  let shown = 0;
  let since = 0;
  createInterface({ input: stderr }).on('line', (line) => {
    writeSync(log, `${line}\n`);
    if (Date.now() - since > echoPeriodMs) {
      since = Date.now();
      shown = 0;
    }
    shown++;
    if (shown <= echoLines && line.trim() !== '') {
      request.progress.say(`[${request.name}] ${line.slice(0, 400)}`);
    }
  });
}
