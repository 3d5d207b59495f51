export { leaderTitles } from './leader-titles';
export { longDate } from './official-layout';
export { slipDocument, slipNames } from './slip-document';
export type { SlipBasis, SlipFacts, SlipKind } from './slip-facts';
export { workbook } from './workbook';
export type { CellValue, SheetColumn } from './workbook';
export { proposedWording, wordedParts } from './slip-wording.text';
export type { SlipWording } from './slip-wording.text';
