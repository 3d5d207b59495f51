import type { Indicator } from '../types';
import { isCeiling, isReached } from './judge';
import { rounded } from './number';

/** Expected cumulative percent at the end of Q1 … Q4. */
export type Curve = readonly number[];

/**
 * What a curve expects when so many months of the plan year are over: its points stand at the quarters' ends, 0 at the
 * year's beginning; within a quarter it rises evenly, after the year it stays.
 */
export function curveAt(curve: Curve, months: number): number {
  if (months <= 0) return 0;
  const quarter = Math.min(Math.floor(months / 3), curve.length);
  const from = quarter === 0 ? 0 : (curve[quarter - 1] ?? 0);
  const to = curve[quarter] ?? from;
  return from + ((to - from) * (months - quarter * 3)) / 3;
}

/** What a figure is judged by at a time of the year. */
export interface Goal {
  readonly comparator: Indicator['comparator'];
  /** The year's target; null: not known. */
  readonly target: number | null;
  readonly curve: Curve | null;
}

/** The value expected by then: the curve's share of the target; a ceiling holds all year. Null without curve or target. */
export function expectedValue({ comparator, target, curve }: Goal, months: number): number | null {
  if (target === null) return null;
  if (isCeiling(comparator)) return target;
  return curve === null ? null : rounded((target * curveAt(curve, months)) / 100);
}

/** Points of percent behind what is expected (10 and more: yellow, 30: red, as the clock counts); 0 where not behind. */
export function pointsBehind(goal: Goal, months: number, value: number): number | null {
  const { target, comparator } = goal;
  const expected = expectedValue(goal, months);
  if (target === null || target === 0 || expected === null) return null;
  if (isCeiling(comparator)) {
    return isReached(comparator, value, target) ? 0 : rounded(((value - target) / Math.abs(target)) * 100);
  }
  return rounded(Math.max(0, ((expected - value) / Math.abs(target)) * 100));
}

/** A value at a time of the year, in months from its beginning. */
export interface Reading {
  readonly months: number;
  readonly value: number;
}

export interface YearEnd {
  readonly value: number;
  /**
   * `season`: the last value by the share the curve expects of it; `trend`: the mean change between readings goes on;
   * `level`: one reading of a rate, taken to stay; `even`: one reading of a total, taken to grow evenly; `final`: the
   * year is over.
   */
  readonly method: 'even' | 'final' | 'level' | 'season' | 'trend';
}

export interface ForecastBasis {
  readonly curve: Curve | null;
  /** A total grows from nothing; a rate does not. */
  readonly isTotal: boolean;
  /** Its unit is percent: it cannot pass 100. */
  readonly isPercent: boolean;
}

const yearMonths = 12;

/**
 * Where a figure will stand at the year's end if it goes on as it did: simple on purpose, so that whoever reads it can
 * work it out again. Null without a reading.
 * @param readings in order of time
 */
export function yearEnd(readings: readonly Reading[], basis: ForecastBasis): YearEnd | null {
  const last = readings.at(-1);
  if (last === undefined) return null;
  const { value, method } = project(readings, last, basis);
  return { value: rounded(basis.isPercent ? Math.min(100, Math.max(0, value)) : value), method };
}

function project(readings: readonly Reading[], last: Reading, { curve, isTotal }: ForecastBasis): YearEnd {
  if (last.months >= yearMonths) return { value: last.value, method: 'final' };
  const share = curve === null ? 0 : curveAt(curve, last.months);
  const whole = curve === null ? 0 : curveAt(curve, yearMonths);
  if (share > 0) return { value: (last.value / share) * whole, method: 'season' };
  const [first] = readings;
  if (first !== undefined && last.months > first.months) {
    const monthly = (last.value - first.value) / (last.months - first.months);
    return { value: last.value + monthly * (yearMonths - last.months), method: 'trend' };
  }
  if (isTotal && last.months > 0) return { value: (last.value / last.months) * yearMonths, method: 'even' };
  return { value: last.value, method: 'level' };
}
