import { openRun, sweepRuns } from './run-folder';

/** Starts nothing: the first spec that asks for a server does. */
export default async function globalSetup(): Promise<void> {
  await sweepRuns();
  openRun();
}
