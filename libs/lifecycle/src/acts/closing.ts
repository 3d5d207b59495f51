import type { TaskState } from '../state';
import type { Footing, TaskStatus } from '../types';
import { lapsed, pausesAfter } from './act';
import type { Applier, Decider, Patch } from './act';

/** 终止: closed, not fulfilled; its children with it. */
export const terminate: Decider<'terminate'> = ({ state }, { reason, withParent }) => ({
  kind: 'terminated',
  data: { reason, before: footingOf(state), ...(withParent === true ? { withParent } : {}) },
});

export const terminated: Applier<'terminated'> = (state, { at, data }) => ({
  ...close(state, 'terminated', at),
  ended: data.before,
});

/** 撤销: it should not have been asked; its children with it. */
export const cancel: Decider<'cancel'> = (_view, { reason, withParent }) => ({
  kind: 'cancelled',
  data: { reason, ...(withParent === true ? { withParent } : {}) },
});

export const cancelled: Applier<'cancelled'> = (state, { at }) => close(state, 'cancelled', at);

const footingOf = ({ status, since, before }: TaskState): Footing => ({
  status,
  since,
  ...(before === undefined ? {} : { before }),
});

const close = (state: TaskState, status: TaskStatus, at: number): Patch => ({
  ...lapsed(state, at),
  status,
  since: at,
  before: undefined,
  pauses: pausesAfter(state, at),
});
