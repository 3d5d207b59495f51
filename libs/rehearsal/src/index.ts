export { playCore } from './core-engine';
export { behaviours, engines, rehearse } from './rehearse';
export type { Rehearse } from './rehearse';
export type * from './types';
