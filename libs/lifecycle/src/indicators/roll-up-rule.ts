import type { Indicator } from '../types';

/**
 * How values of the units below make the value of a territory: `sum` (they share a total between them),
 * `weighted-mean` (each has a rate of its own), `minimum` (the worst stands for all; of what is to be kept down
 * that is the highest) or `share-of-units` (percent of the units one level below that reach the target: 全覆盖).
 */
export type RollUpRule = 'minimum' | 'share-of-units' | 'sum' | 'weighted-mean';

export interface RollUp {
  readonly rule: RollUpRule;
  /** What a mean is weighted by, e.g. 农村人口; null: nothing named, units count alike until weights are set. */
  readonly weight: string | null;
}

/** Units of figures that are rates. */
const rates = /[%％‰]|百分点/u;

/**
 * A figure's rule: as its template says, else by its unit and comparator. Lengths, areas, sums of money and counts
 * add up; rates are averaged; full coverage (`implied`, all of it) is the share of units that have it.
 */
export function rollUpOf(figure: Indicator): RollUp {
  const weight = figure.weight ?? null;
  switch (figure.rollUp) {
    case 'sum':
      return { rule: 'sum', weight: null };
    case 'each':
    case 'minimum':
      return { rule: 'minimum', weight: null };
    case 'share':
      return { rule: 'share-of-units', weight: null };
    case 'mean':
      return { rule: 'weighted-mean', weight };
    case 'rate':
      return isCoverage(figure)
        ? { rule: 'share-of-units', weight: null }
        : { rule: 'weighted-mean', weight };
    case undefined:
      return byUnit(figure, weight);
  }
}

function byUnit(figure: Indicator, weight: string | null): RollUp {
  if (isCoverage(figure)) return { rule: 'share-of-units', weight: null };
  const isRate = typeof figure.value === 'string' || rates.test(figure.unit ?? '');
  return isRate ? { rule: 'weighted-mean', weight } : { rule: 'sum', weight: null };
}

/** 全覆盖, 应保尽保: everybody, or not yet. */
function isCoverage({ kind, value, comparator }: Indicator): boolean {
  return kind === 'implied' && Number(value) === 100 && comparator === '=';
}
