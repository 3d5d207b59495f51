import { readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { messages } from '../messages';
import { commandLine, processIdentity, workingFolder } from '../process/identity';
import { stopProcess } from '../process/stop-process';
import type { StopStep } from '../process/stop-process';
import type { Progress } from '../progress';

/** Fast shutdown (sessions are ended, all is written), then immediate, then by force. */
export const postgresStop: readonly StopStep[] = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5000 },
  { signal: 'SIGKILL', waitMs: 5000 },
];

/**
 * Stops the server that a killed parent left on a cluster. The pid in `postmaster.pid` is believed only if that process
 * works in this very folder (or names it, where the system does not tell): elsewhere the file is a leftover, whose pid
 * may belong to a stranger by now, and is removed, since PostgreSQL would take the stranger for its server.
 */
export async function stopOrphan(cluster: string, progress: Progress): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const identity = Number.isInteger(pid) && pid > 0 ? processIdentity(pid) : undefined;
  if (identity !== undefined && isServerOf(pid, cluster)) {
    progress.say(messages.postgresOrphan(pid));
    await stopProcess(pid, identity, postgresStop);
  }
  rmSync(file, { force: true });
}

function isServerOf(pid: number, cluster: string): boolean {
  const folder = realpathSync(cluster);
  const works = workingFolder(pid);
  if (works !== undefined) return works === folder;
  return commandLine(pid)?.includes(cluster) ?? false;
}
