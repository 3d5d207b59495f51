import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { explainDataFolder } from '../data-folder';
import { messages } from '../messages';
import { freePort } from '../ports';
import { spawnServer } from '../process/spawn-server';
import { stopProcess } from '../process/stop-process';
import { RuntimeFault } from '../runtime-fault';
import { openPathFor, postgresAccount } from './account';
import { postgresBinaries } from './binaries';
import { embeddedName, InitdbFailure, openCluster } from './cluster';
import { serverOptions } from './options';
import { postgresStop, stopOrphan } from './orphan';
import type { ServerProcess } from '../process/spawn-server';
import type { Progress } from '../progress';
import type { Account } from './account';
import type { PostgresBinaries } from './binaries';
import type { Cluster } from './cluster';

export interface PostgresRequest {
  /** Where everything of it lives: cluster, password. */
  readonly folder: string;
  readonly logFile: string;
  /** Tried first; another one is taken if it is not free. */
  readonly port?: number;
  /** False only for tests: their data need not survive. */
  readonly durable: boolean;
  readonly progress: Progress;
  /** Told as soon as the process exists, long before it is ready. */
  readonly spawned?: (server: ServerProcess) => void;
  /** Aborted: the start is given up, and leaves no process behind. */
  readonly signal?: AbortSignal;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Of its one database, with user and password. */
  readonly url: string;
  readonly port: number;
  readonly version: string;
  readonly process: ServerProcess;
  readonly stop: (hasten?: AbortSignal) => Promise<void>;
}

// After a crash of a busy server its log is replayed before it answers.
const readyWithinMs = 300_000;
const attempts = 5;

/**
 * Starts the embedded PostgreSQL: makes its cluster if there is none, stops a server that a killed parent left, and
 * answers when the database `duban` takes connections. Works as root and as anyone else.
 * @throws RuntimeFault with one line about what is wrong
 */
export async function startPostgres(request: PostgresRequest): Promise<EmbeddedPostgres> {
  const { folder, progress } = request;
  const account = postgresAccount();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    if (account !== undefined) openPathFor(account, path.join(folder, 'cluster'), progress);
    const binaries = postgresBinaries(account, folder);
    const cluster = await openCluster(folder, binaries, account, request);
    await stopOrphan(cluster.folder, progress);
    return await startServer(request, binaries, cluster, account);
  } catch (error) {
    if (error instanceof InitdbFailure) throw explainText(request, error.message);
    throw explainDataFolder(folder, error);
  }
}

async function startServer(
  request: PostgresRequest,
  binaries: PostgresBinaries,
  cluster: Cluster,
  account: Account | undefined,
): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(request.port);
    request.signal?.throwIfAborted();
    const args = ['-D', cluster.folder, ...serverOptions(port, request.durable)];
    const server = await spawnServer(binaries.postgres, args, request.logFile, { ...account, cwd: '/' });
    request.spawned?.(server);
    const url = `postgresql://${embeddedName}:${cluster.password}@127.0.0.1:${port}`;
    try {
      await untilReady(`${url}/postgres`, server, request.signal);
      await ensureDatabase(`${url}/postgres`);
    } catch (error) {
      await stopProcess(server.pid, server.identity, postgresStop);
      if (!(error instanceof EndedEarly)) throw error;
      // Another program took the port in between, or the last sessions of a killed server are still ending.
      const passing = /Address already in use|pre-existing shared memory|lock file/i.test(server.output());
      if (!passing || attempt === attempts) throw explainText(request, server.output());
      await sleep(300 * attempt);
      continue;
    }
    const stop = async (hasten?: AbortSignal): Promise<void> => {
      await stopProcess(server.pid, server.identity, postgresStop, hasten);
    };
    return { url: `${url}/${embeddedName}`, port, version: binaries.version, process: server, stop };
  }
}

class EndedEarly extends Error {}

async function untilReady(url: string, server: ServerProcess, signal?: AbortSignal): Promise<void> {
  const until = Date.now() + readyWithinMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined); // a connection lost later in this try shows in its own promise
    try {
      await client.connect();
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (server.hasExited()) throw new EndedEarly();
      if (Date.now() > until) throw error;
      // 28P01: a wrong password will not become right by waiting.
      if ((error as { code?: string }).code === '28P01') throw error;
      await sleep(15);
    } finally {
      await client.end().catch(() => undefined); // never connected
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [embeddedName]);
    if (found.rowCount === 0) await client.query(`create database ${embeddedName}`);
  } finally {
    await client.end();
  }
}

/** One line out of what initdb or postgres wrote. */
function explainText(request: PostgresRequest, output: string): RuntimeFault {
  if (/No space left on device|disk quota exceeded/i.test(output)) {
    return new RuntimeFault(messages.dataFull(request.folder));
  }
  if (/Read-only file system|Permission denied/i.test(output)) {
    return new RuntimeFault(messages.dataClosed(request.folder));
  }
  if (/could not look up effective user ID/i.test(output)) {
    return new RuntimeFault(messages.postgresNoUser(process.getuid?.() ?? 0));
  }
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|could not/i.test(line));
  const reason = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim();
  return new RuntimeFault(messages.postgresFailed(reason, request.logFile));
}
