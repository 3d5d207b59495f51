import { dayAt, dayText } from '../clock/days';
import type { TaskState } from '../state';
import type { Refusal, Undone } from '../types';
import type { View } from '../view';
import { refuseClosedParent, refused, withPause } from './act';
import type { Applier, Context, Decider, Patch } from './act';
import { afterStandstill, isMoved, lateFromAfter } from './standstill';

/** Calendar days, Beijing time, after a termination within which it may be objected to. */
const OBJECTION_DAYS = 30;

/**
 * 申请复核: the lead unit asks the 农办 above the supervising unit's to look again at the last decision on its task;
 * one open at a time (`objection-open`), to a termination within 30 days (`objection-late`, with the day it ended). It
 * stops nothing. What it is against, and who took that, is kept, so that the reviewer is never the one who decided.
 */
export const raiseObjection: Decider<'object'> = ({ state }, { text, against, reviewer }, { now }) => {
  if (against === undefined || reviewer === undefined) {
    throw new TypeError('an objection needs what it is against and its reviewer');
  }
  if (state.objection !== undefined) {
    return refused('objection-open', { since: dayText(dayAt(state.objection.at)) });
  }
  const last = dayAt(state.since) + OBJECTION_DAYS;
  if (state.status === 'terminated' && dayAt(now) > last) {
    return refused('objection-late', { until: dayText(last) });
  }
  return { kind: 'objected', data: { text, against, reviewer } };
};

export const objected: Applier<'objected'> = (_state, { at, data }) => ({
  objection: { at, reviewer: data.reviewer, against: data.against },
});

/**
 * A decision on the open objection (`no-objection-open`). Upheld while the task is returned: it is submitted again, and
 * the days since the return are nobody's lateness. Upheld while it is terminated: it is as before, with its due day moved
 * as after a suspension (a child needs an open parent: `parent-closed`); children closed with it stay closed, and may be
 * reopened. Otherwise it is recorded.
 */
export const decideObjection: Decider<'decide-objection'> = (view, { uphold, text }, context) => {
  if (view.state.objection === undefined) return refused('no-objection-open');
  const undone = uphold ? undoing(view, context) : null;
  return undone !== null && 'code' in undone
    ? undone
    : { kind: 'objection-decided', data: { upheld: uphold, text, undone } };
};

function undoing(view: View, context: Context): Undone | Refusal | null {
  const { state, frame } = view;
  const { status, since, dueOn, acceptBy, ended } = state;
  if (status === 'returned') {
    const workingDays = frame.index.between(dayAt(since), dayAt(context.now));
    return { kind: 'returned', dueOn, acceptBy, workingDays };
  }
  if (status !== 'terminated' || ended === undefined) return null;
  const refusal = refuseClosedParent(context);
  if (refusal !== null) return refusal;
  const moved = afterStandstill(view, stoppedAt(state), ended.status, context);
  return isMoved(moved) ? { kind: 'terminated', ...moved } : moved;
}

/** Since when a terminated task stood still: since its suspension, where it was suspended before. */
const stoppedAt = ({ since, ended }: TaskState): number =>
  ended?.status === 'suspended' ? ended.since : since;

export const objectionDecided: Applier<'objection-decided'> = (state, { at, data }) => {
  const { undone } = data;
  if (undone === null) return { objection: undefined };
  const back: Patch = {
    objection: undefined,
    since: at,
    dueOn: undone.dueOn,
    acceptBy: undone.acceptBy,
    pauses: withPause(state.pauses, state.since, at),
    unblockedAt: undefined,
  };
  if (undone.kind === 'returned') return { ...back, status: 'submitted' };
  return {
    ...back,
    status: state.ended?.status ?? 'active',
    before: state.ended?.before,
    ended: undefined,
    lateFrom: lateFromAfter(state, stoppedAt(state)),
  };
};
