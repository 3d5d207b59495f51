import { dayAt, dayNumber, dayText } from '../clock/days';
import { pausesAfter } from './act';
import type { Applier, Decider } from './act';

/** 中止: the clock stands still, the light is grey. */
export const suspend: Decider<'suspend'> = (_view, { reason }) => ({ kind: 'suspended', data: { reason } });

export const suspended: Applier<'suspended'> = (state, { at }) => ({
  status: 'suspended',
  since: at,
  before: state.status,
  pauses: pausesAfter(state, at),
});

/**
 * 恢复: as before, the due day moved by the working days d with suspended < d <= resumed; so is `acceptBy`
 * where it was still awaited in time. Refused where the new day lies beyond the calendar (`no-calendar`).
 */
export const resume: Decider<'resume'> = ({ state, due, frame }, { reason }, { now }) => {
  const from = dayAt(state.since);
  const workingDays = frame.index.between(from, dayAt(now));
  const dueDay = frame.index.add(due.day, workingDays);
  const awaited = state.before === 'assigned' && from <= dayNumber(state.acceptBy);
  const acceptDay = frame.index.add(dayNumber(state.acceptBy), awaited ? workingDays : 0);
  if (dueDay === Infinity || acceptDay === Infinity) {
    return { code: 'no-calendar', params: { after: state.dueOn } };
  }
  return {
    kind: 'resumed',
    data: {
      reason,
      dueOn: workingDays === 0 ? state.dueOn : dayText(dueDay),
      workingDays,
      acceptBy: dayText(acceptDay),
    },
  };
};

/** Suspended after the due day: lateness goes on counting from where it did, the pause left out. */
export const resumed: Applier<'resumed'> = (state, { at, data }) => ({
  status: state.before ?? 'active',
  since: at,
  before: undefined,
  dueOn: data.dueOn,
  acceptBy: data.acceptBy,
  pauses: pausesAfter(state, at),
  lateFrom: dayText(dayAt(state.since)) > state.dueOn ? (state.lateFrom ?? state.dueOn) : undefined,
});
