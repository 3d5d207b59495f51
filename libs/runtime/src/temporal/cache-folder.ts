import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where fetched programs are kept, for all projects of this user, so that another clone fetches nothing again:
 * DUBAN_CACHE, else the system's cache folder for the user, else (no home that can be written) the data folder.
 */
export function cacheFolder(dataDir: string, environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.DUBAN_CACHE;
  if (chosen) return path.resolve(chosen);
  const own =
    process.platform === 'darwin'
      ? path.join(homedir(), 'Library', 'Caches')
      : environment.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(own, 'duban');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return path.join(dataDir, 'cache');
  }
}
