import path from 'node:path';
import { writeJson } from '../../libs/runtime/src/json-file';
import { startPostgres } from '../../libs/runtime/src/postgres/server';
import { progressOn, silent } from '../../libs/runtime/src/progress';
import { cacheFolder } from '../../libs/runtime/src/temporal/cache-folder';
import { startTemporal } from '../../libs/runtime/src/temporal/dev-server';
import { findProgram } from '../../libs/runtime/src/temporal/find-program';
import { temporalCli } from '../../libs/runtime/src/temporal/releases';
import { runFolder } from './run-folder';
import type { EmbeddedPostgres } from '../../libs/runtime/src/postgres/server';
import type { EmbeddedTemporal } from '../../libs/runtime/src/temporal/dev-server';

/**
 * A PostgreSQL that one spec file may stop and start again, on the same port and data.
 * @param name names its data within the run
 */
export async function ownPostgres(name: string, port?: number): Promise<EmbeddedPostgres> {
  const server = await startPostgres({
    folder: path.join(runFolder(), name),
    logFile: path.join(runFolder(), `${name}.log`),
    port,
    durable: false,
    progress: silent,
  });
  note(name, server.process);
  return server;
}

/** A Temporal that one spec file may stop and start again, on the same port and data. */
export async function ownTemporal(name: string, port?: number): Promise<EmbeddedTemporal> {
  const server = await startTemporal({
    program: await findProgram(temporalCli, cacheFolder(runFolder()), progressOn(process.stderr)),
    dbFile: path.join(runFolder(), name, 'temporal.db'),
    logFile: path.join(runFolder(), `${name}.log`),
    namespace: 'default',
    port,
    durable: false,
    progress: silent,
  });
  note(name, server.process);
  return server;
}

/** What is noted is stopped with the run, whatever becomes of the spec. */
function note(name: string, { pid, identity }: { readonly pid: number; readonly identity: string }): void {
  writeJson(path.join(runFolder(), 'servers', `${name}.json`), { pid, identity });
}
