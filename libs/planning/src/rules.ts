import type { ClockRules } from './types';

/** The clock's defaults; a template may set its own. */
export const defaultRules: ClockRules = {
  acceptWithin: 2,
  remindBefore: [20, 10, 5, 3, 1, 0],
  reviewWithin: 3,
  ladder: [1, 3, 7, 15, 25],
  ladderBeyond: 10,
  yellowWithin: 5,
  yellowBehind: 10,
  redBehind: 30,
  firstPeriodMin: 10,
};
