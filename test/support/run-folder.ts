import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readJson, writeJson } from '../../libs/runtime/src/json-file';
import { isAlive, processIdentity } from '../../libs/runtime/src/process/identity';
import { stopProcess } from '../../libs/runtime/src/process/stop-process';

const prefix = 'duban-test-';
const variable = 'DUBAN_TEST_RUN';

/** A process that is named in a file of the run's folder. */
export interface Recorded {
  readonly pid: number;
  readonly identity: string;
}

/** Makes the folder of this run and tells the workers, which inherit the environment. Costs nothing else. */
export function openRun(): void {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  mkdirSync(path.join(folder, 'servers'));
  writeJson(path.join(folder, 'owner.json'), { pid: process.pid, identity: processIdentity(process.pid) });
  process.env[variable] = folder;
}

/** The folder that the spec files of this run share. */
export function runFolder(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error('this code runs under the test command only');
  return folder;
}

/** Stops every server that a run started, and removes its folder. */
export async function closeRun(folder: string): Promise<void> {
  const servers = path.join(folder, 'servers');
  if (!existsSync(servers)) return; // another run clears it away just now
  const files = readdirSync(servers).filter((name) => name.endsWith('.json'));
  await Promise.all(
    files.map(async (name) => {
      const { pid, identity } = readJson(path.join(servers, name)) as Recorded;
      await stopProcess(pid, identity, [
        { signal: 'SIGINT', waitMs: 10_000 },
        { signal: 'SIGKILL', waitMs: 5000 },
      ]);
    }),
  );
  rmSync(folder, { recursive: true, force: true });
}

/** Clears away what killed runs have left. */
export async function sweepRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const owner = readJson(path.join(folder, 'owner.json')) as Recorded | undefined;
    if (owner !== undefined && !isAlive(owner.pid, owner.identity)) await closeRun(folder);
  }
}
