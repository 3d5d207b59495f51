import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJson } from '../json-file';
import { beijing, messages } from '../messages';
import type { Settings } from '../settings/settings';
import type { ReadySystem } from './startup';

const accountsSchema = z.array(z.object({ username: z.string(), password: z.string(), name: z.string() }));
const shownAccounts = 3;

/**
 * The block a start ends with: where the console is, who may enter, where the data lives, how to stop.
 * @param more what else a start has to say, each with its label
 */
export function closingBlock(
  { settings, api, clockOffsetMs }: ReadySystem,
  more: readonly (readonly [string, string])[] = [],
): string {
  const { labels } = messages;
  const rows: (readonly [string, string])[] = [
    [labels.console, api],
    [labels.docs, `${api}/api/docs`],
    ...accountRows(settings),
    ...more,
    [labels.data, settings.dataDir],
    [labels.logs, path.join(settings.dataDir, 'logs')],
  ];
  if (clockOffsetMs !== 0) rows.push([labels.clock, beijing(new Date(Date.now() + clockOffsetMs))]);
  rows.push([labels.stop, messages.howToStop(process.pid)]);
  const rule = '─'.repeat(60);
  return [rule, messages.running, ...rows.map(([label, value]) => `  ${label}  ${value}`), rule].join('\n');
}

function accountRows(settings: Settings): (readonly [string, string])[] {
  const file = path.join(settings.dataDir, 'demo-accounts.json');
  if (!settings.demo || !existsSync(file)) return [];
  const accounts = accountsSchema.safeParse(readJson(file)).data ?? [];
  const shown = accounts
    .slice(0, shownAccounts)
    .map(({ username, password, name }) => messages.account(username, password, name));
  return [[messages.labels.accounts, messages.accounts(shown, accounts.length, file)]];
}
