import { dayAt, dayNumber, dayText, endOf } from '../clock/days';
import { frameOf } from '../clock/frame';
import {
  lapsed,
  pausesAfter,
  refuseAfterParent,
  refuseClosedParent,
  refuseDay,
  refuseOpenChildren,
} from './act';
import type { Applier, Decider } from './act';
import { refuseEvidence } from './reporting';

/**
 * 报结: the lead unit says it is done; from now the supervising unit's time runs. Its children must be closed
 * (`children-open`). An open obstacle stays: should the task come back, it is still there.
 */
export const submit: Decider<'submit'> = (view, { summary, evidence }, context) =>
  refuseEvidence(view, evidence) ??
  refuseOpenChildren(context) ?? { kind: 'submitted', data: { summary, evidence } };

export const submitted: Applier<'submitted'> = (_state, { at }) => ({
  status: 'submitted',
  since: at,
  unblockedAt: undefined,
});

/** 撤回: as if it had not been submitted; the days under review count as the lead unit's own. */
export const withdraw: Decider<'withdraw'> = () => ({ kind: 'withdrawn', data: {} });

export const withdrawn: Applier<'withdrawn'> = (_state, { at }) => ({ status: 'active', since: at });

/** 办结: the supervising unit finds it done; not while a child was reopened meanwhile (`children-open`). */
export const approve: Decider<'approve'> = (_view, { comment }, context) =>
  refuseOpenChildren(context) ?? { kind: 'approved', data: { comment: comment ?? null } };

export const approved: Applier<'approved'> = (state, { at }) => ({
  ...lapsed(state, at),
  status: 'completed',
  since: at,
  pauses: pausesAfter(state, at),
});

/** 退回: to be done again; clock and reminders go on, the days under review do not count. */
export const sendBack: Decider<'return'> = (_view, { reason }) => ({ kind: 'returned', data: { reason } });

export const returned: Applier<'returned'> = (state, { at }) => ({
  status: 'returned',
  since: at,
  pauses: pausesAfter(state, at),
});

/**
 * 重办: open again, due on a day whose effective due day is not over (`invalid-day`, with `today`). Lateness, ladder,
 * forecast and open questions begin anew; what was reported stays. A child needs an open parent (`parent-closed`), and a
 * day not after its parent's (`after-parent`).
 */
export const reopen: Decider<'reopen'> = (_view, { dueOn, reason }, context) => {
  const { now, world } = context;
  const refusal = refuseClosedParent(context) ?? refuseDay(dueOn, world) ?? refuseAfterParent(dueOn, context);
  if (refusal !== null) return refusal;
  if (endOf(frameOf(world).index.lastOnOrBefore(dayNumber(dueOn))) < now) {
    return { code: 'invalid-day', params: { dueOn, today: dayText(dayAt(now)) } };
  }
  return { kind: 'reopened', data: { dueOn, reason } };
};

export const reopened: Applier<'reopened'> = (_state, { at, data }) => ({
  status: 'active',
  since: at,
  dueOn: data.dueOn,
  askedAfter: dayText(dayAt(at)),
  told: undefined,
  lateFrom: undefined,
  before: undefined,
  pauses: undefined,
  forecast: undefined,
  extension: undefined,
  obstacle: undefined,
  blocked: undefined,
  unblockedAt: undefined,
  objection: undefined,
  ended: undefined,
});
