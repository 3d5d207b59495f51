export { playTemporal } from './play-temporal';
export { openStage } from './stage';
export type { Stage, StageParts } from './stage';
