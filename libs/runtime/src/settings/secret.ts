import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explainDataFolder } from '../data-folder';
import type { Settings } from './settings';

/**
 * The secret that signs sessions: the one set, or in demonstration mode one that is made once and kept in the data
 * folder, readable by its owner alone. Two processes that ask at once get the same one.
 */
export function sessionSecret(settings: Settings): string {
  return settings.secret ?? keptSecret(path.join(settings.dataDir, 'secret'), settings.dataDir);
}

/** The random text kept in a file (mode 0600), made at the first asking: 64 hexadecimal digits. */
export function keptSecret(file: string, dataDir: string): string {
  makeFolder(dataDir);
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explainDataFolder(dataDir, error);
  }
  return readFileSync(file, 'utf8').trim();
}

/** A service that is started alone may be the first to need the data folder. */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainDataFolder(dataDir, error);
  }
}
