import { pausesAfter } from './act';
import type { Applier, Decider } from './act';
import { afterStandstill, isMoved, lateFromAfter } from './standstill';

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
 * where it was still awaited in time. A child's day moves no further than its parent's. Refused where the new day lies
 * beyond the calendar (`no-calendar`).
 */
export const resume: Decider<'resume'> = (view, { reason }, context) => {
  const moved = afterStandstill(view, view.state.since, view.state.before, context);
  return isMoved(moved) ? { kind: 'resumed', data: { reason, ...moved } } : moved;
};

export const resumed: Applier<'resumed'> = (state, { at, data }) => ({
  status: state.before ?? 'active',
  since: at,
  before: undefined,
  dueOn: data.dueOn,
  acceptBy: data.acceptBy,
  pauses: pausesAfter(state, at),
  lateFrom: lateFromAfter(state, state.since),
  unblockedAt: undefined,
});
