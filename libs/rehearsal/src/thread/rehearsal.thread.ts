import { parentPort, workerData } from 'node:worker_threads';
import { doJob } from './do-job';
import type { RehearsalJob } from './job';

/** The beginning of a thread that plays one job and answers with its outcome. */
parentPort?.postMessage(doJob(workerData as RehearsalJob));
