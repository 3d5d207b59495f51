import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSettings, readRuntime } from '@duban/runtime';
import { WrongUsage } from '../exit-codes';

interface DemoAccount {
  readonly username: string;
  readonly post: string;
  readonly password: string;
}

/** The data folder of the settings, and the API of the system that runs on it; null where none does. */
export function runningSystem(): { readonly dataDir: string; readonly api: string | null } {
  const { dataDir } = loadSettings();
  return { dataDir, api: readRuntime(dataDir)?.api ?? null };
}

/** The demonstration's accounts, from the file that a start leaves in the data folder; none where it left none. */
function demoAccounts(dataDir: string): readonly DemoAccount[] {
  try {
    return JSON.parse(
      readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'),
    ) as readonly DemoAccount[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}

/** A demonstration account in such a post; undefined where there is none. */
export function demoUsername(dataDir: string, post: string): string | undefined {
  return demoAccounts(dataDir).find((account) => account.post === post)?.username;
}

/** The password of a demonstration account. @throws WrongUsage for any other */
export function demoPassword(dataDir: string, username: string): string {
  const found = demoAccounts(dataDir).find((account) => account.username === username);
  if (found === undefined) {
    throw new WrongUsage(`请用 --password 或环境变量 DUBAN_PASSWORD 给出 ${username} 的密码`);
  }
  return found.password;
}
