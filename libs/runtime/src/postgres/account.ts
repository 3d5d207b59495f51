import { chmodSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { messages } from '../messages';
import type { Progress } from '../progress';

/** A user of the system that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for PostgreSQL, which refuses to run as root: `postgres` if the system has it, else `nobody`.
 * `undefined` if we are not root: then it runs as we do.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = passwd();
  return users.get('postgres') ?? users.get('nobody') ?? { uid: 65_534, gid: 65_534 };
}

function passwd(): Map<string, Account> {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return new Map(
      lines
        .map((line) => line.split(':'))
        .filter((fields) => Number(fields[2]) > 0)
        .map((fields) => [fields[0] ?? '', { uid: Number(fields[2]), gid: Number(fields[3]) }]),
    );
  } catch {
    return new Map(); // images without any user database: the customary numbers are used
  }
}

/**
 * Lets an account pass through the parents of a folder. Grants search permission alone (o+x): names in those folders
 * stay hidden, and files keep their own rights.
 */
export function openPathFor(account: Account, folder: string, progress: Progress): void {
  for (let at = path.dirname(path.resolve(folder)); ; at = path.dirname(at)) {
    const stat = statSync(at);
    if (!maySearch(account, stat)) {
      chmodSync(at, (stat.mode & 0o7777) | 0o001);
      progress.say(messages.openedPath(at));
    }
    if (at === path.dirname(at)) return;
  }
}

function maySearch(account: Account, stat: { uid: number; gid: number; mode: number }): boolean {
  if (stat.uid === account.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === account.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
