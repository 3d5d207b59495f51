import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSettings, readRuntime } from '@duban/runtime';
import { WrongUsage } from '../exit-codes';

interface DemoAccount {
  readonly username: string;
  readonly password: string;
}

/** The data folder of the settings, and the API of the system that runs on it; null where none does. */
export function runningSystem(): { readonly dataDir: string; readonly api: string | null } {
  const { dataDir } = loadSettings();
  return { dataDir, api: readRuntime(dataDir)?.api ?? null };
}

/** The password of a demonstration account, from the file that a start leaves in the data folder. */
export function demoPassword(dataDir: string, username: string): string {
  let accounts: readonly DemoAccount[] = [];
  try {
    accounts = JSON.parse(readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const found = accounts.find((account) => account.username === username);
  if (found === undefined) {
    throw new WrongUsage(`请用 --password 或环境变量 DUBAN_PASSWORD 给出 ${username} 的密码`);
  }
  return found.password;
}
