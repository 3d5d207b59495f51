import type { Outcome, Point, UnitShare } from './assessed';
import type { AssessmentRule } from './rule-set';

/** A unit's year: what it earned of what it could, each point with the event it rests on. */
export interface UnitScore {
  readonly unit: string;
  /** Percent of the points it could earn, two decimals; null where none of its tasks counts yet. */
  readonly score: number | null;
  readonly earned: number;
  readonly possible: number;
  readonly tasks: Readonly<Record<Outcome, number>>;
  /** Points by rule. */
  readonly byRule: Readonly<Partial<Record<AssessmentRule, number>>>;
  /** By task and event. */
  readonly points: readonly Point[];
}

/** Sums a unit's shares of its tasks. @param shares all of one unit, in any order */
export function unitScore(
  unit: string,
  shares: readonly UnitShare[],
  corrections: readonly Point[] = [],
): UnitScore {
  const tasks: Record<Outcome, number> = { met: 0, unmet: 0, pending: 0, void: 0, former: 0 };
  const byRule: Partial<Record<AssessmentRule, number>> = {};
  let possible = 0;
  for (const each of shares) {
    tasks[each.outcome] += 1;
    possible += each.possible;
  }
  const points = [...shares.flatMap((each) => each.points), ...corrections].sort(inOrder);
  let earned = 0;
  for (const { rule, points: some } of points) {
    earned += some;
    byRule[rule] = (byRule[rule] ?? 0) + some;
  }
  earned = hundredths(earned);
  const score = possible > 0 ? hundredths((Math.min(Math.max(earned, 0), possible) / possible) * 100) : null;
  return { unit, score, earned, possible: hundredths(possible), tasks, byRule, points };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function inOrder(a: Point, b: Point): number {
  if (a.taskId !== b.taskId) return a.taskId < b.taskId ? -1 : 1;
  return a.seq - b.seq || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : (a.figure ?? 0) - (b.figure ?? 0));
}
