export type * from './types';
export { defaultLadder, ladderDay } from './ladder';
export type { Ladder } from './ladder';
export { Organisation, partyType, splitUnit } from './organisation';
export { reviewerAbove } from './reviewer';
export { searchUnits } from './search';
export { successionDay, typeExistsOn } from './succession';
export { readTerritories } from './territory-rows';
export { existsOn, TerritoryTree } from './territory-tree';
