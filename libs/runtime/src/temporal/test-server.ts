import { silent } from '../progress';
import { cacheFolder } from './cache-folder';
import { findProgram } from './find-program';
import { temporalTestServer } from './releases';
import type { Progress } from '../progress';

/** The path of the time-skipping server, fetched if this user's cache does not hold it yet. */
export function ensureTestServer(dataDir: string, progress: Progress = silent): Promise<string> {
  return findProgram(temporalTestServer, cacheFolder(dataDir), progress);
}
