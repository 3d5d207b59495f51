import type { Indicator } from '../types';

/** How far below a target marked 左右 (`~`) still counts as reached: five percent of the target. */
export const aboutTolerance = 0.05;

/** What rounding of decimals may take away without a target being missed by it. */
const dust = 1e-9;

/** Whether a figure is to be kept down: reached while it stays at or below its target. */
export function isCeiling(comparator: Indicator['comparator']): boolean {
  return comparator === '<=' || comparator === '<';
}

/**
 * Whether a value reaches its target. `=` is a bare target figure, and 左右 (`~`) one that may be missed by a
 * twentieth: of both, more is not less done. `<=` (不超过) and `<` are kept, not climbed to; `>` (超过) must be passed.
 */
export function isReached(comparator: Indicator['comparator'], value: number, target: number): boolean {
  const slack = dust * Math.max(1, Math.abs(target));
  switch (comparator) {
    case '<=':
      return value <= target + slack;
    case '<':
      return value < target;
    case '>':
      return value > target;
    case '~':
      return value >= target - Math.abs(target) * aboutTolerance - slack;
    case '=':
    case '>=':
      return value >= target - slack;
  }
}
