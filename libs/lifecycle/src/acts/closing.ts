import type { TaskState } from '../state';
import type { TaskStatus } from '../types';
import { pausesAfter } from './act';
import type { Applier, Decider, Patch } from './act';

/** 终止: closed, not fulfilled. */
export const terminate: Decider<'terminate'> = (_view, { reason }) => ({
  kind: 'terminated',
  data: { reason },
});

export const terminated: Applier<'terminated'> = (state, { at }) => close(state, 'terminated', at);

/** 撤销: it should not have been asked. */
export const cancel: Decider<'cancel'> = (_view, { reason }) => ({ kind: 'cancelled', data: { reason } });

export const cancelled: Applier<'cancelled'> = (state, { at }) => close(state, 'cancelled', at);

const close = (state: TaskState, status: TaskStatus, at: number): Patch => ({
  status,
  since: at,
  before: undefined,
  pauses: pausesAfter(state, at),
  extension: undefined,
});
