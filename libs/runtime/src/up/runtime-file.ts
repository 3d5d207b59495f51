import { rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from '../json-file';
import { commandLine } from '../process/identity';

const runtimeSchema = z.object({
  /** Address of the API and the console, `http://host:port`. */
  api: z.string(),
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  namespace: z.string(),
  processes: z.array(z.object({ name: z.string(), pid: z.number().int() })),
});

/** What runs on a data folder. Source: contract, "Two commands". */
export type RuntimeRecord = z.infer<typeof runtimeSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'runtime.json');

/** Says what runs; readable by its owner alone, since the database's password stands in it. */
export function writeRuntime(dataDir: string, record: RuntimeRecord): void {
  writeJson(fileIn(dataDir), record);
}

/** What runs on a data folder, or ran when it was last killed; `undefined` after an orderly stop. */
export function readRuntime(dataDir: string): RuntimeRecord | undefined {
  return runtimeSchema.safeParse(readJson(fileIn(dataDir))).data;
}

/** Nothing runs any more. */
export function removeRuntime(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** Whether the system that a record describes still runs: its first process lives and is one of ours. */
export function isRunning(record: RuntimeRecord): boolean {
  const up = record.processes.find(({ name }) => name === 'up');
  return up !== undefined && (commandLine(up.pid)?.includes('node') ?? false);
}
