import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';

/** What the figures were taken on. */
export interface Machine {
  readonly processors: string;
  readonly memoryGiB: number;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Load averages when the bench began: other work on the machine. */
  readonly load: readonly number[];
  readonly seed: string;
  readonly at: string;
}

const versionOf = (name: string): string => {
  const file = path.join(__dirname, '..', '..', '..', 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

/** The machine as it is now. @param postgres the server's own version */
export function machineNow(postgres: string, seed: string, load: readonly number[]): Machine {
  const [first] = cpus();
  const names = ['@temporalio/worker', 'graphile-worker', 'pg', '@nestjs/core', 'fastify'];
  return {
    processors: `${cpus().length} × ${first?.model ?? '?'}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    versions: { postgres, ...Object.fromEntries(names.map((name) => [name, versionOf(name)])) },
    load: load.map((each) => Math.round(each * 10) / 10),
    seed,
    at: new Date().toISOString(),
  };
}

/** Load averages over 1, 5 and 15 minutes. */
export const loadNow = (): readonly number[] => loadavg();

/** Resident memory of a process, MB; NaN where the system does not say. */
export function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kb) / 1000;
  } catch {
    return Number.NaN; // no such file on systems other than Linux
  }
}
