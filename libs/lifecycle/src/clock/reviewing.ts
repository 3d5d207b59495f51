import { workersOf } from '../view';
import type { ClockRule } from './clock-rule';
import { dayAt } from './days';

/**
 * The supervising unit's turn: while a task is submitted or declined it is reminded once, `reviewWithin`
 * working days after the day that began it (after a suspension in between: after the resumption).
 */
export const reviewingRule: ClockRule = {
  next: ({ state, terms, frame }, after) => {
    if (state.status !== 'submitted' && state.status !== 'declined') return Infinity;
    const at = frame.remindOn(frame.index.add(dayAt(state.since), terms.rules.reviewWithin));
    return at > after ? at : Infinity;
  },
  fire: ({ state, frame }) => ({
    kind: 'review-reminded',
    data: { submittedAt: state.since, recipients: workersOf(state.supervisor, frame.world) },
  }),
};
