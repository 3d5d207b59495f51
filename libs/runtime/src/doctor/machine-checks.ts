import { statfsSync } from 'node:fs';
import { openDataFolder } from '../data-folder';
import { portObstacle } from '../ports';
import { doctorMessages as say } from './doctor-messages';
import type { Check } from './check';

const leastNode = [20, 19] as const;

/** The version of Node that runs this. */
export const nodeCheck: Check = {
  name: 'node',
  title: say.node,
  run: () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const enough = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
    const detail = say.nodeFound(process.versions.node);
    return Promise.resolve(
      enough
        ? { verdict: 'ok', detail }
        : { verdict: 'fail', detail, mend: say.mendNode(leastNode.join('.')) },
    );
  },
};

const fewBytes = 2 * 1024 ** 3;
const tooFewBytes = 300 * 1024 ** 2;

/** The data folder takes what is written and has room for a year. */
export const dataCheck: Check = {
  name: 'data',
  title: say.data,
  run: ({ settings }) => {
    openDataFolder(settings.dataDir);
    const { bavail, bsize } = statfsSync(settings.dataDir);
    const free = bavail * bsize;
    const detail = say.dataFound(settings.dataDir, `${(free / 1024 ** 3).toFixed(1)} GB`);
    if (free >= fewBytes) return Promise.resolve({ verdict: 'ok', detail });
    return Promise.resolve({ verdict: free < tooFewBytes ? 'fail' : 'warn', detail, mend: say.mendSpace });
  },
};

/** HOST:PORT is free, or it is ours. */
export const portsCheck: Check = {
  name: 'ports',
  title: say.ports,
  run: async ({ settings, running }) => {
    const place = `${settings.host}:${settings.port}`;
    const obstacle = await portObstacle(settings.host, settings.port);
    if (obstacle === undefined) return { verdict: 'ok', detail: say.portFree(place) };
    const ours = running !== undefined && new URL(running.api).port === String(settings.port);
    if (ours) return { verdict: 'ok', detail: say.portOurs(place) };
    return { verdict: 'fail', detail: say.portTaken(place, obstacle), mend: say.mendPort };
  },
};
