import type { Applier, Decider } from './act';

/** 签收: the lead unit takes the task on, late or not. */
export const accept: Decider<'accept'> = () => ({ kind: 'accepted', data: {} });

export const accepted: Applier<'accepted'> = (_state, { at }) => ({ status: 'active', since: at });

/** 退办: the lead unit hands the task back; the supervising unit then holds the clock, until it reassigns. */
export const decline: Decider<'decline'> = (_view, { reason }) => ({ kind: 'declined', data: { reason } });

export const declined: Applier<'declined'> = (_state, { at }) => ({ status: 'declined', since: at });
