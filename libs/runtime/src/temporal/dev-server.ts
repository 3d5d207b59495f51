import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainDataFolder } from '../data-folder';
import { messages } from '../messages';
import { freePort, isAnswering } from '../ports';
import { spawnServer } from '../process/spawn-server';
import { stopProcess } from '../process/stop-process';
import { RuntimeFault } from '../runtime-fault';
import { connectTemporal, raiseRetention } from './namespace';
import { searchAttributes } from './search-attributes';
import type { ServerProcess } from '../process/spawn-server';
import type { StopStep } from '../process/stop-process';
import type { Progress } from '../progress';

export interface TemporalRequest {
  /** The CLI's program. */
  readonly program: string;
  /** The database; made anew if it is not there. */
  readonly dbFile: string;
  readonly logFile: string;
  readonly namespace: string;
  /** Tried first; another one is taken if it is not free. */
  readonly port?: number;
  /** False only for tests: commits do not wait for the disk. */
  readonly durable: boolean;
  readonly progress: Progress;
  /** Told as soon as the process exists, long before it is ready. */
  readonly spawned?: (server: ServerProcess) => void;
  /** Aborted: the start is given up, and leaves no process behind. */
  readonly signal?: AbortSignal;
}

/** A running embedded server. */
export interface EmbeddedTemporal {
  readonly address: string;
  readonly port: number;
  readonly process: ServerProcess;
  readonly stop: (hasten?: AbortSignal) => Promise<void>;
}

/** An interrupt is its orderly end. */
export const temporalStop: readonly StopStep[] = [
  { signal: 'SIGINT', waitMs: 8000 },
  { signal: 'SIGKILL', waitMs: 5000 },
];

const readyWithinMs = 60_000;
const attempts = 4;

/**
 * Starts the development server of the Temporal CLI on 127.0.0.1 without its web pages, keeping its workflows in a file.
 * A missing file is a new start; a damaged one is moved aside, since all workflows can be rebuilt from PostgreSQL.
 * @throws RuntimeFault with one line about what is wrong
 */
export async function startTemporal(request: TemporalRequest): Promise<EmbeddedTemporal> {
  try {
    mkdirSync(path.dirname(request.dbFile), { recursive: true, mode: 0o700 });
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(request.port);
      request.signal?.throwIfAborted();
      const server = await spawnServer(request.program, serverArguments(request, port), request.logFile, {
        cwd: path.dirname(request.dbFile),
        env: { ...process.env, TEMPORAL_ADDRESS: undefined, TEMPORAL_API_KEY: undefined },
      });
      request.spawned?.(server);
      if (await becomesReady(server, port, request)) {
        const stop = async (hasten?: AbortSignal): Promise<void> => {
          await stopProcess(server.pid, server.identity, temporalStop, hasten);
        };
        return { address: `127.0.0.1:${port}`, port, process: server, stop };
      }
      await recover(request, server.output(), attempt);
    }
  } catch (error) {
    throw explainDataFolder(path.dirname(request.dbFile), error);
  }
}

function serverArguments(request: TemporalRequest, port: number): string[] {
  return [
    ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
    ['--log-level', 'warn', '--namespace', request.namespace],
    ['--db-filename', request.dbFile, '--sqlite-pragma', 'journal_mode=wal'],
    ['--sqlite-pragma', `synchronous=${request.durable ? 2 : 0}`],
    Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ].flat();
}

/** False if the server ended before it answered. */
async function becomesReady(
  server: ServerProcess,
  port: number,
  { namespace, signal }: TemporalRequest,
): Promise<boolean> {
  const until = Date.now() + readyWithinMs;
  try {
    while (!(await isAnswering('127.0.0.1', port))) {
      if (server.hasExited()) return false;
      signal?.throwIfAborted();
      if (Date.now() > until) throw new Error(`no answer on port ${port}`);
      await sleep(15);
    }
    const connection = await connectTemporal(
      { address: `127.0.0.1:${port}` },
      readyWithinMs,
      () => server.hasExited() || signal?.aborted === true,
    );
    try {
      await raiseRetention(connection, namespace);
    } finally {
      await connection.close();
    }
    return !server.hasExited();
  } catch (error) {
    if (server.hasExited()) return false;
    await stopProcess(server.pid, server.identity, temporalStop);
    throw error;
  }
}

/** Makes another try sensible, or throws what is wrong. */
async function recover(request: TemporalRequest, output: string, attempt: number): Promise<void> {
  if (/no space left|disk is full/i.test(output)) {
    throw new RuntimeFault(messages.dataFull(path.dirname(request.dbFile)));
  }
  if (
    attempt < attempts &&
    /malformed|not a database|disk image|unable to (verify|setup|migrate)/i.test(output)
  ) {
    const kept = `${request.dbFile}.damaged-${Date.now()}`;
    if (existsSync(request.dbFile)) renameSync(request.dbFile, kept);
    for (const rest of ['-wal', '-shm']) rmSync(`${request.dbFile}${rest}`, { force: true });
    request.progress.say(messages.temporalAnew(kept));
    return;
  }
  if (attempt < attempts && /address already in use|database is locked/i.test(output)) {
    await sleep(300 * attempt);
    return;
  }
  const reason = output.trim().split('\n').at(-1) ?? '';
  throw new RuntimeFault(messages.temporalFailed(reason, request.logFile));
}
