import { isRunning } from '../lateness';
import { workersOf } from '../view';
import type { ClockRule } from './clock-rule';

/** Reminders before the effective due day and on it, to the head and officer of the unit, or of the open obstacle's holder. */
export const remindingRule: ClockRule = {
  next: ({ state, due }, after) => {
    if (!isRunning(state) || due.at < after) return Infinity;
    for (const reminder of due.reminders) if (reminder.at > after) return reminder.at;
    return Infinity;
  },
  fire: ({ state, due, frame }, at) => ({
    kind: 'reminded',
    data: {
      workingDaysLeft: due.reminders.find((reminder) => reminder.at === at)?.left ?? 0,
      dueOn: state.dueOn,
      recipients: workersOf(state.obstacle?.heldBy ?? state.unit, frame.world),
      ...(state.obstacle === undefined ? {} : { heldBy: state.obstacle.heldBy }),
    },
  }),
};
