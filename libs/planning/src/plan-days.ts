import { endOfDay, formatDay, isDay, reportDays } from '@duban/calendar';
import type { Day, Instant, WorkCalendar } from '@duban/calendar';
import type { ClockRules, TaskTemplate } from './types';

/** The days of one task template in one plan: the same for every unit. */
export interface PlanDays {
  readonly dueOn: Day;
  readonly dueAt: Instant;
  readonly acceptBy: Day;
  readonly reportDays: readonly Day[];
}

/** The legal day `MM-DD` in a year; 29 February of a common year is the 28th. */
export function legalDay(planYear: number, due: string): Day {
  const month = Number(due.slice(0, 2));
  const day = formatDay(planYear, month, Number(due.slice(3, 5)));
  return isDay(day) ? day : formatDay(planYear, month, 28);
}

/** Works out the days of a task from its legal due day; throws NoCalendarError beyond the calendar. */
export function planDays(
  calendar: WorkCalendar,
  task: TaskTemplate,
  rules: ClockRules,
  { dueOn, issuedOn }: { readonly dueOn: Day; readonly issuedOn: Day },
): PlanDays {
  return {
    dueOn,
    dueAt: endOfDay(calendar.lastWorkdayOnOrBefore(dueOn)),
    acceptBy: calendar.addWorkdays(issuedOn, rules.acceptWithin),
    reportDays: reportDays(calendar, {
      rhythm: task.rhythm,
      issuedOn,
      dueOn,
      firstPeriodMin: rules.firstPeriodMin,
    }),
  };
}
