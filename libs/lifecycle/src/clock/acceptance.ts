import type { Instant } from '@duban/calendar';
import type { View } from '../view';
import { dayNumber, endOf } from './days';
import type { ClockRule } from './clock-rule';

/** The last second at which acceptance is in time; null where none is awaited. */
export function acceptUntil(view: View): Instant | null {
  return view.state.status === 'assigned' ? endOf(dayNumber(view.state.acceptBy)) : null;
}

/** Missed acceptance: the unit's head is told at `remindAt` of the next working day, once. */
export const acceptanceRule: ClockRule = {
  next: ({ state, frame }, after) => {
    if (state.status !== 'assigned') return Infinity;
    const at = frame.remindOn(frame.index.add(dayNumber(state.acceptBy), 1));
    return at > after ? at : Infinity;
  },
  fire: ({ state, frame }) => ({
    kind: 'accept-missed',
    data: { acceptBy: state.acceptBy, recipients: frame.people(state.unit).onlyHead },
  }),
};
