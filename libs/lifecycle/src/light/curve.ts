import type { Instant } from '@duban/calendar';
import { isAsked } from '../clock/reporting';
import type { ReportPeriod } from '../clock/reports';
import type { TaskState } from '../state';
import type { Terms, World } from '../types';
import { clockTime } from '../lateness';
import { viewOf } from '../view';
import type { View } from '../view';

/** How far behind its curve a task was at the close of a period. */
export interface Behind {
  readonly period: ReportPeriod;
  readonly expected: number;
  readonly reported: number;
  /** Points behind; negative where ahead. */
  readonly points: number;
}

/**
 * The last period closed at an instant, if it asked a report of this unit. One that did not (before issue, a first
 * period too short, one whose report day passed under review or suspended) judges nobody: nothing is behind then.
 */
export function closedPeriod(view: View, at: Instant): ReportPeriod | null {
  const { reports } = view.due;
  for (let i = reports.length - 1; i >= 0; i--) {
    const period = reports[i];
    if (period !== undefined && period.close <= at) return isAsked(view.state, period) ? period : null;
  }
  return null;
}

/** Percent as reported before a period's close; what was never reported counts 0. */
function reportedAt(state: TaskState, close: Instant): number {
  if (state.reportAt !== undefined && state.reportAt >= close) return state.percentBefore ?? 0;
  return state.percent ?? 0;
}

/** Behind = expected − reported, both as at the period's close; null without a curve or before any close. */
export function behindAt(view: View, period: ReportPeriod | null): Behind | null {
  if (period?.expected == null) return null;
  const reported = reportedAt(view.state, period.close);
  return { period, expected: period.expected, reported, points: period.expected - reported };
}

/**
 * What the curve expected at the end of the last closed period that asked a report: the number the light is
 * judged by. 0 before any; null where the template has no curve.
 */
export function expectedProgress(state: TaskState, terms: Terms, now: Instant, world: World): number | null {
  if (terms.curve === null) return null;
  const { reports } = viewOf(state, terms, world).due;
  const at = clockTime(state, now);
  let expected = 0;
  for (const period of reports) if (period.close <= at) expected = period.expected ?? expected;
  return Math.round(expected * 100) / 100;
}
