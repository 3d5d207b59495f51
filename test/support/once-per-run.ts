import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from '../../libs/runtime/src/json-file';
import { runFolder } from './run-folder';

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

const lookEveryMs = 25;

/**
 * Does a piece of work once in a test run, in whichever worker asks first; the others wait for its result, which has to
 * be plain data.
 */
export async function oncePerRun<T>(name: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(runFolder(), `${name}.json`);
  if (takes(path.join(runFolder(), `${name}.lock`))) {
    let outcome: Outcome<T>;
    try {
      outcome = { ok: true, value: await work() };
    } catch (error) {
      outcome = { ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    writeJson(file, outcome);
  }
  while (!existsSync(file)) await sleep(lookEveryMs);
  const outcome = readJson(file) as Outcome<T>;
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error}`);
  return outcome.value;
}

/** Making a folder succeeds for one process only. */
function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
