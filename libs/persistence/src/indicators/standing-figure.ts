import { dayOf } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import {
  expectedValue,
  isCeiling,
  isReached,
  pointsBehind,
  rollUp,
  rollUpOf,
  yearEnd,
} from '@duban/lifecycle';
import type { Goal, RollUp } from '@duban/lifecycle';
import type { FigurePeriod, FigureTree } from './figure-tree';
import type { IndicatorRow } from './indicator-row';
import type { IndicatorItem, PeriodStanding } from './indicator-view';

/** Points behind from which a figure is yellow and red: those of the clock (contract, "The clock"). */
const yellowBehind = 10;
const redBehind = 30;

/** A figure's territory through the year: every period, where it stands, and where it will. */
export interface FigureYear {
  readonly periods: readonly PeriodStanding[];
  readonly latest: PeriodStanding | null;
  readonly light: IndicatorItem['light'];
  readonly forecast: IndicatorItem['forecast'];
}

/** How a territory of a figure's tree stands, period by period. */
export function yearOfFigure(row: IndicatorRow, tree: FigureTree, code: string, now: Instant): FigureYear {
  const rolling = rollUpOf(row.body);
  const goal = goalOf(row, tree, code);
  const { target, comparator } = goal;
  const ofYear = tree.periods(row, now);
  const months = new Map(ofYear.map((period) => [period.key, period.months]));
  const standings = ofYear.map((period) => standingAt(tree, code, period, { row, rolling, goal }));
  const latest = standings.findLast(({ value }) => value !== null) ?? null;
  const readings = standings.flatMap(({ period, value, own, rolledUp }) =>
    value === null || isOld(own, rolledUp) ? [] : [{ months: months.get(period) ?? 0, value }],
  );
  const end = yearEnd(readings, {
    curve: row.curve,
    isTotal: rolling.rule === 'sum',
    isPercent: row.body.unit === '%' || rolling.rule === 'share-of-units',
  });
  return {
    periods: standings,
    latest,
    light: lightOf(standings, latest, comparator, now),
    forecast:
      end === null
        ? null
        : { ...end, reached: target === null ? null : isReached(comparator, end.value, target) },
  };
}

export function goalOf(row: IndicatorRow, tree: FigureTree, code: string): Goal {
  return { comparator: row.body.comparator, target: tree.source.targets(code).value, curve: row.curve };
}

/** Nobody reported for this period: it repeats an earlier one. */
function isOld(own: PeriodStanding['own'], { reported, carried }: PeriodStanding['rolledUp']): boolean {
  return own === null ? reported > 0 && carried === reported : own.carried;
}

export function standingAt(
  tree: FigureTree,
  code: string,
  period: FigurePeriod,
  { row, rolling, goal }: { readonly row: IndicatorRow; readonly rolling: RollUp; readonly goal: Goal },
): PeriodStanding {
  const { comparator } = row.body;
  const node = tree.node(code, period.to);
  const rolledUp = rollUp(node, { rule: rolling.rule, comparator });
  const value = node.own ?? rolledUp.value;
  const { target } = goal;
  return {
    period: period.key,
    from: period.from,
    to: period.to,
    own: node.own === null ? null : { value: node.own, carried: node.isCarried },
    rolledUp,
    value,
    expected: expectedValue(goal, period.months),
    behind: value === null ? null : pointsBehind(goal, period.months, value),
    reached: value === null || target === null ? null : isReached(comparator, value, target),
  };
}

/**
 * Grey while nobody reported at all; blue once the target is reached (what must be kept down: once the year is over); else by the points behind at the end
 * of the last period that is over, as the clock judges tasks. What nobody reported says nothing here.
 */
function lightOf(
  standings: readonly PeriodStanding[],
  latest: PeriodStanding | null,
  comparator: Goal['comparator'],
  now: Instant,
): IndicatorItem['light'] {
  if (latest === null) return 'grey';
  const isOver = !isCeiling(comparator) || latest.to.endsWith('-12-31');
  if (latest.reached === true && isOver) return 'blue';
  const today = dayOf(now);
  const behind = standings.findLast(({ to, value }) => to < today && value !== null)?.behind ?? 0;
  if (behind >= redBehind) return 'red';
  return behind >= yellowBehind ? 'yellow' : 'green';
}
