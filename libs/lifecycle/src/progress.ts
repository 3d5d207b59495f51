import { numberOf } from './indicators/number';
import type { Indicator, LocalTargets, TaskKind } from './types';

/** Values reported, by name: an indicator's `text` (or its number, from 1), `stage`, `places`. */
export type Values = Readonly<Record<string, number | string>>;

/** How far a document is, in percent, when a stage is reached: drafted, consulted on, reviewed, issued. */
export const documentStages: Readonly<Record<string, number>> = {
  drafting: 25,
  consulting: 50,
  reviewing: 75,
  issued: 100,
};

/** Periodic reports made, and asked in all. */
export interface ReportCount {
  readonly made: number;
  readonly asked: number;
}

/**
 * What reported values say of progress, in percent from 0 to 100 (two decimals), by the task's kind; null where they
 * say nothing. A document: its `stage`. A mechanism or a routine: the share of its periodic reports made. A pilot: its
 * named places, `places` as `"3/10"` (started of named) or a percent. Every kind that has figures: the mean of its
 * indicators against their targets, those not reported yet as 0. A percent a person gives goes before all of this.
 * `targets`: the place's own, where it shares in a total.
 */
export function progressOf(
  kind: TaskKind,
  indicators: readonly Indicator[],
  values: Values,
  reports: ReportCount = { made: 0, asked: 0 },
  targets: LocalTargets = [],
): number | null {
  return ownMeasure(kind, values, reports) ?? byIndicators(indicators, values, targets);
}

function ownMeasure(kind: TaskKind, values: Values, reports: ReportCount): number | null {
  switch (kind) {
    case 'document':
      return typeof values.stage === 'string' ? (documentStages[values.stage] ?? null) : null;
    case 'mechanism':
    case 'routine':
      return reports.asked > 0 ? bounded((reports.made / reports.asked) * 100) : null;
    case 'pilot':
      return places(values.places);
    case 'indicator':
    case 'project':
    case 'campaign':
    case 'event':
    case 'assessment':
      return null;
  }
}

/** `"3/10"` is 30; a number is a percent as it stands. */
function places(value: number | string | undefined): number | null {
  if (value === undefined) return null;
  const share = typeof value === 'string' && value.includes('/');
  const number = numberOf(value);
  return number === null ? null : bounded(share ? number * 100 : number);
}

function byIndicators(
  indicators: readonly Indicator[],
  values: Values,
  targets: LocalTargets,
): number | null {
  let sum = 0;
  let judged = 0;
  let reported = false;
  for (const [i, indicator] of indicators.entries()) {
    const written = indicator.value === null ? null : numberOf(indicator.value);
    const own = targets[i];
    const target = own === undefined ? written : own;
    if (target === null) continue;
    judged += 1;
    const value = numberOf(values[indicator.text] ?? values[String(i + 1)] ?? '');
    if (value === null) continue;
    reported = true;
    sum += against(indicator.comparator, value, target);
  }
  return reported ? bounded(sum / judged) : null;
}

/**
 * One value against its target. To be kept at or below a target: done while it is, else the share the target
 * is of the value. To be reached (also `=` and `~`, where more is not less done): the share of the target.
 */
function against(comparator: Indicator['comparator'], value: number, target: number): number {
  if (comparator === '<=' || comparator === '<') {
    return value <= target ? 100 : bounded((Math.max(target, 0) / value) * 100);
  }
  if (target <= 0) return value >= target ? 100 : 0;
  return bounded((value / target) * 100);
}

const bounded = (percent: number): number => Math.round(Math.min(100, Math.max(0, percent)) * 100) / 100;
