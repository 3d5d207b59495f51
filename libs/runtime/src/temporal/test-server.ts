import path from 'node:path';
import { silent } from '../progress';
import { projectRoot } from '../project-root';
import { cacheFolder } from './cache-folder';
import { findProgram } from './find-program';
import { temporalTestServer } from './releases';
import type { Progress } from '../progress';

/**
 * The path of the time-skipping server, fetched if this user's cache does not hold it yet.
 * @param dataDir holds the cache where the user has no folder for it
 * @throws RuntimeFault that names every try
 */
export function ensureTestServer(
  progress: Progress = silent,
  dataDir: string = path.join(projectRoot, '.duban'),
): Promise<string> {
  return findProgram(temporalTestServer, cacheFolder(dataDir), progress);
}
