import type { Instant } from '@duban/calendar';
import type { View } from '../view';
import { acceptanceRule } from './acceptance';
import type { ClockRule, Draft } from './clock-rule';
import { dayAt, startOf } from './days';
import { ladderRule } from './ladder';
import { remindingRule } from './reminding';
import { reportingRule } from './reporting';
import { reviewingRule } from './reviewing';

/** All the clock does; where two are due at one instant they are recorded in this order. */
export const clockRules: readonly ClockRule[] = [
  acceptanceRule,
  reportingRule,
  remindingRule,
  ladderRule,
  reviewingRule,
];

/** A clock event that is due: what to record and the instant it was due. */
export interface DueDraft {
  readonly at: Instant;
  readonly draft: Draft;
}

/** The first instant after the task's last event at which the clock records something; `Infinity`: never. */
export function nextEventAt(view: View): Instant {
  let first = Infinity;
  for (const rule of clockRules) {
    const at = rule.next(view, view.state.at);
    if (at < first) first = at;
  }
  return first;
}

/**
 * What the clock owes up to an instant, in order of time. Of several of one kind, where the first was due more
 * than a working day ago (an outage), only the last is taken: the step reached, the latest reminder.
 */
export function dueDrafts(view: View, now: Instant): readonly DueDraft[] {
  const drafts: DueDraft[] = [];
  for (const rule of clockRules) {
    const first = rule.next(view, view.state.at);
    if (first <= now) draw(drafts, rule, { view, first, now });
  }
  return drafts.length > 1 ? drafts.sort((a, b) => a.at - b.at) : drafts;
}

/** What one rule owes from the first instant it was due. */
function draw(
  drafts: DueDraft[],
  rule: ClockRule,
  { view, first, now }: { readonly view: View; readonly first: Instant; readonly now: Instant },
): void {
  const instants = [first];
  for (let at = rule.next(view, first); at <= now; at = rule.next(view, at)) instants.push(at);
  const taken = instants.length > 1 && now > workingDayLater(view, first) ? instants.slice(-1) : instants;
  for (const at of taken) drafts.push({ at, draft: rule.fire(view, at) });
}

/** The same time of day one working day later. */
function workingDayLater({ frame }: View, at: Instant): Instant {
  const day = dayAt(at);
  return startOf(frame.index.add(day, 1)) + (at - startOf(day));
}
