import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { projectRoot } from '../project-root';
import { readSettings } from './read-settings';
import type { Settings } from './settings';

/**
 * The settings of this process: its environment, completed by the `.env` of the working folder and then by the project's.
 * @throws RuntimeFault of exit code 2 with one line about what is wrong
 */
export function loadSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const files = new Set([path.join(process.cwd(), '.env'), path.join(projectRoot, '.env')]);
  const merged: NodeJS.ProcessEnv = { ...environment };
  for (const file of files) {
    for (const [name, value] of Object.entries(dotenvFile(file))) merged[name] ??= value;
  }
  return readSettings(merged, projectRoot);
}

function dotenvFile(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
