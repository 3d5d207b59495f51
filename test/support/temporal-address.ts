import path from 'node:path';
import { writeJson } from '../../libs/runtime/src/json-file';
import { progressOn } from '../../libs/runtime/src/progress';
import { cacheFolder } from '../../libs/runtime/src/temporal/cache-folder';
import { startTemporal } from '../../libs/runtime/src/temporal/dev-server';
import { findProgram } from '../../libs/runtime/src/temporal/find-program';
import { temporalCli, temporalTestServer } from '../../libs/runtime/src/temporal/releases';
import { oncePerRun } from './once-per-run';
import { runFolder } from './run-folder';

/**
 * `host:port` of the development server of this test run (namespace `default`, search attributes registered), started
 * by the first who asks. Spec files share it: keep apart by workflow ids and task queues.
 */
export function temporalAddress(): Promise<string> {
  return oncePerRun('temporal', async () => {
    const progress = progressOn(process.stderr);
    const server = await startTemporal({
      program: await findProgram(temporalCli, cacheFolder(runFolder()), progress),
      dbFile: path.join(runFolder(), 'temporal', 'temporal.db'),
      logFile: path.join(runFolder(), 'temporal.log'),
      namespace: 'default',
      durable: false,
      progress,
    });
    writeJson(path.join(runFolder(), 'servers', 'temporal.json'), {
      pid: server.process.pid,
      identity: server.process.identity,
    });
    return server.address;
  });
}

/** The program of the time-skipping server, for `TestWorkflowEnvironment.createTimeSkipping`. */
export function timeSkippingServer(): Promise<string> {
  return oncePerRun('test-server', () =>
    findProgram(temporalTestServer, cacheFolder(runFolder()), progressOn(process.stderr)),
  );
}
