import type { Day, Instant } from '@duban/calendar';
import { acceptUntil } from '../clock/acceptance';
import { dayAt, dayText } from '../clock/days';
import { missedReport } from '../clock/reporting';
import { clockTime, daysNotCounted, isBlocked, lateThrough, overdueIn } from '../lateness';
import type { Light, LightReason } from '../types';
import type { View } from '../view';
import { behindAt, closedPeriod } from './curve';

/** A reason and the light it alone would give. */
export interface WeighedReason extends LightReason {
  readonly light: Light;
}

/**
 * Everything that speaks for the light of an open task at an instant, red before yellow. While it is submitted all
 * is read as at its submission: the light stays. While it is declined only its due day and forecast
 * count, for the lead unit owes no report. Empty: on track.
 */
export function openReasons(view: View, now: Instant): readonly WeighedReason[] {
  const { state } = view;
  const at = state.status === 'submitted' ? Math.min(now, state.since) : now;
  const found = [
    overdue(view, at),
    blocked(view),
    behind(view, at),
    dueSoon(view, at),
    ...owed(view, at),
    late(view),
  ];
  const reasons = found.filter((reason) => reason !== null);
  return [
    ...reasons.filter((one) => one.light === 'red'),
    ...reasons.filter((one) => one.light === 'yellow'),
  ];
}

const days = (view: View): { readonly dueOn: Day; readonly effective: Day } => ({
  dueOn: view.state.dueOn,
  effective: dayText(view.due.day),
});

function overdue(view: View, at: Instant): WeighedReason | null {
  if (!overdueIn(view, at)) return null;
  const { state, terms } = view;
  const through = dayAt(clockTime(state, at));
  const workingDays = lateThrough(view, through);
  const { from, passed, blockedDays } = daysNotCounted(view, through);
  return {
    code: 'overdue',
    light: 'red',
    params: {
      ...days(view),
      days: workingDays,
      originalDueOn: terms.dueOn,
      blockedDays,
      pausedDays: passed - workingDays - blockedDays,
      ...(from === view.due.day ? {} : { countedFrom: dayText(from) }),
    },
    at: view.due.at,
    workingDays,
  };
}

/** Since when another unit holds an obstacle, and the working days of it so far: none of them the lead unit's lateness. */
export function obstacleReason({ state, frame }: View, now: Instant): LightReason | null {
  const { obstacle } = state;
  if (obstacle === undefined) return null;
  const raised = dayAt(obstacle.at);
  const workingDays = frame.index.between(raised, dayAt(now));
  return {
    code: 'obstacle-open',
    params: {
      heldBy: obstacle.heldBy,
      cause: obstacle.cause,
      since: dayText(raised),
      days: workingDays,
    },
    at: obstacle.at,
    workingDays,
  };
}

function dueSoon(view: View, at: Instant): WeighedReason | null {
  if (at < view.due.yellowFrom || at > view.due.at) return null;
  const workingDays = view.frame.index.between(dayAt(at), view.due.day);
  return {
    code: 'due-soon',
    light: 'yellow',
    params: { ...days(view), days: workingDays },
    at: view.due.at,
    workingDays,
  };
}

function behind(view: View, at: Instant): WeighedReason | null {
  if (view.state.status === 'declined') return null;
  const found = behindAt(view, closedPeriod(view, at));
  const { redBehind, yellowBehind } = view.terms.rules;
  if (found === null || found.points < yellowBehind) return null;
  return {
    code: 'behind-curve',
    light: found.points >= redBehind ? 'red' : 'yellow',
    params: {
      expected: round(found.expected),
      reported: round(found.reported),
      points: round(found.points),
      period: found.period.text,
    },
    at: found.period.close,
    workingDays: null,
  };
}

/** What was owed and not done in time: a report, the acceptance. */
function owed(view: View, at: Instant): readonly (WeighedReason | null)[] {
  if (view.state.status === 'declined') return [];
  const report = missedReport(view, at);
  const accept = acceptUntil(view);
  return [
    report && {
      code: 'report-missed',
      light: 'yellow',
      params: { reportBy: report.text },
      at: report.end,
      workingDays: null,
    },
    accept === null || at <= accept
      ? null
      : {
          code: 'accept-missed',
          light: 'yellow',
          params: { acceptBy: view.state.acceptBy },
          at: accept,
          workingDays: null,
        },
  ];
}

function blocked({ state }: View): WeighedReason | null {
  if (!isBlocked(state)) return null;
  return {
    code: 'forecast-blocked',
    light: 'red',
    params: {},
    at: state.reportAt ?? null,
    workingDays: null,
  };
}

function late({ state }: View): WeighedReason | null {
  if (state.forecast !== 'late') return null;
  return {
    code: 'forecast-late',
    light: 'yellow',
    params: {},
    at: state.reportAt ?? null,
    workingDays: null,
  };
}

const round = (points: number): number => Math.round(points * 100) / 100;
