import type { Instant } from '@duban/calendar';
import { dayAt, dayNumber, dayText } from './clock/days';
import type { DayNumber } from './clock/days';
import type { Frame } from './clock/frame';
import { frameOf } from './clock/frame';
import { firstDayOf, periodOf } from './clock/periods';
import type { ChildShare, Terms, World } from './types';

/**
 * The terms of a child: the parent's rules, rhythm, basis and evidence, with a title and days of its own, asked from the
 * division on. The parent's figures and curve stay with the parent: what share of them a child owes its title says, so it is
 * judged by time, reports and forecast.
 */
export function childTerms(parent: Terms, share: ChildShare, id: string, now: Instant, world: World): Terms {
  const frame = frameOf(world);
  const issued = dayAt(now);
  return {
    ...parent,
    id,
    title: share.title ?? parent.title,
    issuedAt: now,
    dueOn: share.dueOn,
    acceptBy: dayText(frame.index.add(issued, parent.rules.acceptWithin)),
    reportDays: reportDaysOf(parent, issued, dayNumber(share.dueOn), frame).map(dayText),
    curve: null,
    indicators: [],
  };
}

/** The last working day of each period after the issue and up to the effective due day; a first one too short asks none. */
function reportDaysOf(
  { rhythm, rules }: Terms,
  issued: DayNumber,
  dueOn: DayNumber,
  { index }: Frame,
): DayNumber[] {
  const last = index.lastOnOrBefore(dueOn);
  const first = periodOf(rhythm, issued);
  const days: DayNumber[] = [];
  for (let period = first; firstDayOf(rhythm, period) <= last; period++) {
    const day = index.lastOnOrBefore(firstDayOf(rhythm, period + 1) - 1);
    if (day > last) break;
    const tooShort = period === first && index.between(issued, day) < rules.firstPeriodMin;
    if (day > issued && !tooShort) days.push(day);
  }
  return days;
}
