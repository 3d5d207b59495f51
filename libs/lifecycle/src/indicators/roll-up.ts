import type { Indicator } from '../types';
import { isCeiling, isReached } from './judge';
import { rounded } from './number';
import type { RollUpRule } from './roll-up-rule';

/** A territory with what its units reported for it, in the tree of those that carry the figure. */
export interface FigureNode {
  /** Territory code. */
  readonly code: string;
  /** Its own units' value as of the period; null: none. */
  readonly own: number | null;
  /** The value is of an earlier period, none having come since. */
  readonly isCarried: boolean;
  /** Its weight in a mean; null: not set. */
  readonly weight: number | null;
  /** What it is judged by; null: not known. */
  readonly target: number | null;
  readonly children: readonly FigureNode[];
}

/** What the units below a territory come to. */
export interface RolledUp {
  /** Null where none of them has a value. */
  readonly value: number | null;
  /** Territories one level below in the tree, those with a value, and of these those whose value is of an earlier period. */
  readonly units: number;
  readonly reported: number;
  readonly carried: number;
  /** Of a mean: every unit counts alike, because weights are missing. */
  readonly equalWeights: boolean;
}

/** A figure's rule with the comparator that says which of two values is the worse. */
export interface Rolling {
  readonly rule: RollUpRule;
  readonly comparator: Indicator['comparator'];
}

/** What a territory stands at: what its own units report for it, else what those below it come to. */
export function standingOf(node: FigureNode, rolling: Rolling): number | null {
  return node.own ?? rollUp(node, rolling).value;
}

/**
 * A territory's figure from those one level below it, by the figure's rule. A unit's own report goes before the sum
 * of those below it: it is what that unit answers for, and nothing is counted twice.
 */
export function rollUp(node: FigureNode, rolling: Rolling): RolledUp {
  const parts = node.children.map((child) => ({
    value: standingOf(child, rolling),
    weight: weightOf(child),
    target: child.target,
    isCarried: child.own !== null && child.isCarried,
  }));
  const valued = parts.filter((part): part is Valued => part.value !== null);
  const counts = {
    units: parts.length,
    reported: valued.length,
    carried: valued.filter(({ isCarried }) => isCarried).length,
  };
  if (valued.length === 0) return { value: null, ...counts, equalWeights: false };
  const weighted = valued.every(({ weight }) => weight !== null) && valued.some(({ weight }) => weight !== 0);
  const value = combine(rolling, valued, { all: parts.length, weighted });
  return {
    value: rounded(value),
    ...counts,
    equalWeights: rolling.rule === 'weighted-mean' && !weighted,
  };
}

interface Valued {
  readonly value: number;
  readonly weight: number | null;
  readonly target: number | null;
  readonly isCarried: boolean;
}

function combine(
  { rule, comparator }: Rolling,
  valued: readonly Valued[],
  { all, weighted }: { readonly all: number; readonly weighted: boolean },
): number {
  const values = valued.map(({ value }) => value);
  switch (rule) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'minimum':
      return isCeiling(comparator) ? Math.max(...values) : Math.min(...values);
    case 'share-of-units': {
      const reached = valued.filter(
        ({ value, target }) => target !== null && isReached(comparator, value, target),
      );
      return (reached.length / all) * 100;
    }
    case 'weighted-mean': {
      const weightOfPart = ({ weight }: Valued): number => (weighted ? (weight ?? 0) : 1);
      const weights = valued.reduce((sum, part) => sum + weightOfPart(part), 0);
      return valued.reduce((sum, part) => sum + part.value * weightOfPart(part), 0) / weights;
    }
  }
}

/** A territory's weight: its own, else those below it together; null where one of them is not known. */
function weightOf(node: FigureNode): number | null {
  if (node.weight !== null) return node.weight;
  if (node.children.length === 0) return null;
  let sum = 0;
  for (const child of node.children) {
    const weight = weightOf(child);
    if (weight === null) return null;
    sum += weight;
  }
  return sum;
}
