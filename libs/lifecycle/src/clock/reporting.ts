import type { Day, Instant } from '@duban/calendar';
import { isRunning } from '../lateness';
import type { TaskState } from '../state';
import type { View } from '../view';
import type { ClockRule, Draft } from './clock-rule';
import { dayText } from './days';
import type { ReportPeriod } from './reports';

/**
 * Whether a period's report is asked of the unit: its day came after issue, hand-over or reopening, and not while
 * the task was under review (until returned), declined or suspended.
 */
export function isAsked(state: TaskState, period: ReportPeriod): boolean {
  const day: Day = period.text;
  if (day <= state.askedAfter) return false;
  for (const [from, to] of state.pauses ?? []) if (from <= day && day < to) return false;
  return true;
}

/** Whether neither the period nor any time after it has a report. */
export function isUnreported(state: TaskState, period: ReportPeriod): boolean {
  return state.reportAt === undefined || state.reportAt < period.start;
}

/** The period whose missed report makes the task yellow at an instant; a later report of any period mends it. */
export function missedReport(view: View, at: Instant): ReportPeriod | null {
  const { reports } = view.due;
  for (let i = reports.length - 1; i >= 0; i--) {
    const period = reports[i];
    if (period === undefined || period.end >= at || !isAsked(view.state, period)) continue;
    return isUnreported(view.state, period) ? period : null;
  }
  return null;
}

/** The next period that still owes its report at an instant; null: none. */
export function nextReport(view: View, at: Instant): ReportPeriod | null {
  if (!isRunning(view.state)) return null;
  for (const period of view.due.reports) {
    if (period.end >= at && isAsked(view.state, period) && isUnreported(view.state, period)) return period;
  }
  return null;
}

/** A missed report: the unit's head is told at `remindAt` of the next working day. */
export const reportingRule: ClockRule = {
  next: (view, after) => {
    const { state, due } = view;
    if (!isRunning(state)) return Infinity;
    for (const period of due.reports) {
      if (period.toldAt > after && isAsked(state, period) && isUnreported(state, period)) {
        return period.toldAt;
      }
    }
    return Infinity;
  },
  fire: ({ state, due, frame }, at): Draft => {
    const period = due.reports.find((one) => one.toldAt === at);
    return {
      kind: 'report-missed',
      data: { reportBy: period?.text ?? dayText(due.day), recipients: frame.people(state.unit).onlyHead },
    };
  },
};
