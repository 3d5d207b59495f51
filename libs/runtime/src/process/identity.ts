import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * What tells a process from a later one that was given the same pid: the boot it belongs to and the instant it began.
 * `undefined` if no such process lives (a zombie does not). Never signal a pid that was read from a file without
 * comparing its identity.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? linuxIdentity(pid) : psIdentity(pid);
}

/** Whether the very process that once had this identity is still alive. */
export function isAlive(pid: number, identity: string): boolean {
  return processIdentity(pid) === identity;
}

function linuxIdentity(pid: number): string | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The command in parentheses may hold spaces and parentheses itself: fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return `${readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19] ?? ''}`;
}

function psIdentity(pid: number): string | undefined {
  const run = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = run.stdout.trim();
  if (run.status !== 0 || line === '' || line.startsWith('Z')) return undefined;
  return line.slice(line.indexOf(' ') + 1).trim();
}

/** The folder a process works in, as far as the system tells; used to prove that a server is ours. */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // not Linux, gone, or not ours to look at
  }
}

/** The command line of a process, arguments joined by spaces; `undefined` if there is no such process. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    return readProc(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  }
  const run = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

/** The parent's pid, 0 if unknown. */
export function parentOf(pid: number): number {
  if (process.platform === 'linux') {
    const stat = readProc(`/proc/${pid}/stat`);
    return stat === undefined ? 0 : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  }
  const run = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout.trim()) : 0;
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // the process ended, or the system has no /proc
  }
}
