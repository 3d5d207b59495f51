import { loadSettings, readRuntime, RuntimeFault } from '@duban/runtime';
import type { TemporalSettings } from '@duban/runtime';
import { WrongUsage } from '../exit-codes';

/** Where PostgreSQL and Temporal are. */
export interface Servers {
  readonly databaseUrl: string;
  readonly temporal: TemporalSettings & { readonly address: string };
  readonly remindAt: string;
}

/**
 * The servers that the environment names, or those of the system that runs on the data folder.
 * @throws RuntimeFault (2) where one of them is not named anywhere
 */
export function servers(): Servers {
  const settings = loadSettings();
  const running = readRuntime(settings.dataDir);
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl;
  const address = settings.temporal.address ?? running?.temporalAddress;
  if (databaseUrl === undefined || address === undefined) {
    throw new RuntimeFault('没有运行中的系统；请先 npm start，或设置 DATABASE_URL 和 TEMPORAL_ADDRESS', 2);
  }
  const namespace =
    settings.temporal.address === undefined
      ? (running?.namespace ?? settings.temporal.namespace)
      : settings.temporal.namespace;
  return { databaseUrl, temporal: { ...settings.temporal, address, namespace }, remindAt: settings.remindAt };
}

/**
 * The database that the environment names, or that of the system that runs on the data folder.
 * @throws WrongUsage where it is named nowhere
 */
export function databaseUrl(): string {
  const settings = loadSettings();
  const url = settings.databaseUrl ?? readRuntime(settings.dataDir)?.databaseUrl;
  if (url === undefined) throw new WrongUsage('没有运行中的系统；请先 npm start，或设置 DATABASE_URL');
  return url;
}
