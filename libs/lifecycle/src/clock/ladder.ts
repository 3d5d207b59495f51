import type { Instant } from '@duban/calendar';
import { dayOfDebt, debtOf, debtThrough, isRunning, reachedAt } from '../lateness';
import type { View } from '../view';
import type { ClockRule } from './clock-rule';
import { dayAt } from './days';

/** The first `remindAt` of a working day after an instant. */
function nextNotice({ frame }: View, after: Instant): Instant {
  const today = dayAt(after);
  const at = frame.remindOn(today);
  return at > after && frame.index.isWorkday(today) ? at : frame.remindOn(frame.index.add(today, 1));
}

/**
 * The ladder: at `remindAt` of each step's day one post more hears of the overdue task, of the lead unit's chain, or while
 * an obstacle is open of its holder's. Where steps are due that were not taken (a task issued past its dates, a return, a
 * retroactive grant) only the one reached is taken, at the next notice time.
 */
export const ladderRule: ClockRule = {
  next: (view, after) => {
    const { state, terms, frame } = view;
    if (!isRunning(state)) return Infinity;
    const debt = debtOf(view);
    const told = after > state.at ? Math.max(debt.told, reachedAt(view, debt, after)) : debt.told;
    const step = frame.ladder(debt.unit, terms.rules)[told];
    if (step === undefined) return Infinity;
    const at = frame.remindOn(dayOfDebt(view, debt, step.days));
    return at > after ? at : nextNotice(view, after);
  },
  fire: (view, at) => {
    const { terms, frame } = view;
    const debt = debtOf(view);
    const level = reachedAt(view, debt, at);
    const step = frame.ladder(debt.unit, terms.rules)[level - 1];
    return {
      kind: 'escalated',
      data: {
        level,
        workingDaysLate: debtThrough(view, debt, dayAt(at)),
        recipients: step?.recipients ?? [],
        ...(debt.heldBy === undefined ? {} : { heldBy: debt.heldBy }),
      },
    };
  },
};
