import { closeRun, runFolder } from './run-folder';

/** No process and no file of a run outlives it. */
export default async function globalTeardown(): Promise<void> {
  await closeRun(runFolder());
}
