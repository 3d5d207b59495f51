export { foldBoard, forgetOldChanges, rebuildBoard } from './fold-board';
export type { FoldRun } from './fold-board';
export { addTally, emptyTally, tallyOf } from './tally';
export type { Tally } from './tally';
export { codesOf, coverageAt, homeOf, placeOfPath, placeReadings } from './coverage';
export type { BoardFilters } from './cell.sql';
export {
  boardOwn,
  boardPlaces,
  boardUnits,
  boardUnitsBesides,
  clauseHeadings,
  issuesOf,
} from './board.query';
export type { BoardCell, IssueRow, PlaceCell, UnitPlace } from './board.query';
export { changeBounds, changesAfter } from './changes.query';
export type { TaskChange } from './changes.query';
