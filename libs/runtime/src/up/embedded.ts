import path from 'node:path';
import { messages } from '../messages';
import { startPostgres } from '../postgres/server';
import { cacheFolder } from '../temporal/cache-folder';
import { startTemporal } from '../temporal/dev-server';
import { findProgram } from '../temporal/find-program';
import { temporalCli } from '../temporal/releases';
import type { Progress } from '../progress';
import type { Settings } from '../settings/settings';
import type { Part, RunningPart } from './part';
import type { RememberedPorts } from './remembered-ports';

interface Started {
  readonly port: number;
  readonly process: Pick<RunningPart, 'pid' | 'identity' | 'exited'>;
  readonly stop: (hasten?: AbortSignal) => Promise<void>;
}

/** A part with a place: others were told its port, so that it can only be started again on the same one. */
function placed<T extends Started>(
  name: 'postgres' | 'temporal',
  ports: RememberedPorts,
  start: (port: number | undefined, ...told: Parameters<Part['start']>) => Promise<T>,
  first: (started: T) => void,
): Part {
  let place: number | undefined;
  return {
    name,
    start: async (spawned, ending) => {
      const started = await start(place ?? ports.get(name), spawned, ending);
      if (place !== undefined && place !== started.port) {
        await started.stop();
        throw new Error(messages.placeTaken(name, place));
      }
      if (place === undefined) first(started);
      place = started.port;
      ports.set(name, place);
      const { pid, identity, exited } = started.process;
      return { pid, identity, exited, stop: started.stop };
    },
  };
}

/** The embedded PostgreSQL as a part; its URL is told at the first start. */
export function postgresPart(
  settings: Settings,
  ports: RememberedPorts,
  progress: Progress,
  told: (url: string) => void,
): Part {
  return placed(
    'postgres',
    ports,
    (port, spawned, ending) =>
      startPostgres({
        folder: path.join(settings.dataDir, 'postgres'),
        logFile: path.join(settings.dataDir, 'logs', 'postgres.log'),
        port,
        durable: true,
        progress,
        spawned,
        signal: ending,
      }),
    ({ url, version, port }) => {
      progress.say(messages.postgresReady(version, port));
      told(url);
    },
  );
}

/** The embedded Temporal as a part, fetched if need be; its address is told at the first start. */
export function temporalPart(
  settings: Settings,
  ports: RememberedPorts,
  progress: Progress,
  told: (address: string) => void,
): Part {
  return placed(
    'temporal',
    ports,
    async (port, spawned, ending) =>
      startTemporal({
        program: await findProgram(temporalCli, cacheFolder(settings.dataDir), progress, {
          signal: ending,
        }),
        dbFile: path.join(settings.dataDir, 'temporal', 'temporal.db'),
        logFile: path.join(settings.dataDir, 'logs', 'temporal.log'),
        namespace: settings.temporal.namespace,
        port,
        durable: true,
        progress,
        spawned,
        signal: ending,
      }),
    ({ address, port }) => {
      progress.say(messages.temporalReady(port));
      told(address);
    },
  );
}
