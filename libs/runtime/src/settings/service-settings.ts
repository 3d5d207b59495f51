import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { readRuntime } from '../up/runtime-file';
import { loadSettings } from './load-settings';
import { sessionSecret } from './secret';
import type { Settings, TemporalSettings } from './settings';

/** Settings of a service that needs both servers: everything an API or a worker starts with. */
export interface ServiceSettings extends Settings {
  readonly databaseUrl: string;
  readonly temporal: TemporalSettings & { readonly address: string };
  readonly secret: string;
}

/**
 * Settings for `npm run api` and `npm run worker`: DATABASE_URL and TEMPORAL_ADDRESS, or, where one is not set, the
 * server of the system that runs on the same data folder.
 * @throws RuntimeFault of exit code 2 that names what is missing
 */
export function serviceSettings(environment: NodeJS.ProcessEnv = process.env): ServiceSettings {
  const settings = loadSettings(environment);
  const running = readRuntime(settings.dataDir);
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl;
  const address = settings.temporal.address ?? running?.temporalAddress;
  if (databaseUrl === undefined) throw new RuntimeFault(messages.serviceNeeds('DATABASE_URL'), 2);
  if (address === undefined) throw new RuntimeFault(messages.serviceNeeds('TEMPORAL_ADDRESS'), 2);
  const namespace =
    settings.temporal.address === undefined ? (running?.namespace ?? 'default') : settings.temporal.namespace;
  return {
    ...settings,
    databaseUrl,
    temporal: { ...settings.temporal, address, namespace },
    secret: sessionSecret(settings),
  };
}
