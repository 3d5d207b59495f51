export { playCore } from './core-engine';
export { behaviours, engines, rehearse } from './rehearse';
export type { Rehearse } from './rehearse';
export type * from './types';
export type { JobOutcome, JobRefusal, RehearsalJob } from './thread/job';
export { RehearsalThreads } from './thread/rehearsal-threads';
export type { ThreadLimits } from './thread/rehearsal-threads';
