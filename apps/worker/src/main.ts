import { existsSync } from 'node:fs';
import { exitOnFault, RuntimeFault, serviceSettings } from '@duban/runtime';
import { bundlePath } from '@duban/workflows';
import { openDatabase, openTemporal } from './connections';
import { runWorker } from './run-worker';
import { stopSignal } from './stop-signal';
import { quietTemporal } from './temporal-logs';
import { say } from './worker.text';

/** A worker process: carries workflows, activities and the relay until it is told to stop. */
async function main(): Promise<void> {
  const settings = serviceSettings();
  if (!existsSync(bundlePath)) throw new RuntimeFault(say.bundleMissing(bundlePath), 1);
  const signal = stopSignal();
  quietTemporal();
  try {
    const ds = await openDatabase(settings, signal);
    const temporal = await openTemporal(settings, signal);
    if (await runWorker({ settings, ds, temporal, signal })) {
      await temporal.close();
      await ds.destroy();
    }
  } catch (error) {
    if (!signal.aborted) throw error; // stopped while it waited for a server: nothing had begun
  }
  console.log(say.stopped);
  process.exit(0);
}

main().catch(exitOnFault);
