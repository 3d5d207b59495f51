import { refuseAfterParent, refuseLaterDay } from './act';
import type { Applier, Decider } from './act';
import { untold } from './obstacle';

/** 申请延期: before the due instant is past (`past-due`), one open request at a time (`extension-open`); stops nothing. A child's day is not after its parent's (`after-parent`). */
export const requestExtension: Decider<'request-extension'> = (
  { state, due },
  { dueOn, reason },
  context,
) => {
  if (context.now > due.at) return { code: 'past-due', params: { dueOn: state.dueOn } };
  if (state.extension !== undefined) {
    return { code: 'extension-open', params: { dueOn: state.extension.dueOn } };
  }
  return (
    refuseLaterDay(dueOn, state, context.world) ??
    refuseAfterParent(dueOn, context) ?? { kind: 'extension-requested', data: { dueOn, reason } }
  );
};

export const extensionRequested: Applier<'extension-requested'> = (_state, { at, data }) => ({
  extension: { dueOn: data.dueOn, at },
});

/**
 * A decision on the open request. A grant names a day after the present due day, the one asked for unless another is
 * given; it may be past already, for an answer that came late: lateness then counts from it.
 */
export const decideExtension: Decider<'decide-extension'> = ({ state }, command, context) => {
  if (state.extension === undefined) return { code: 'no-extension-open', params: {} };
  const reason = command.reason ?? null;
  if (!command.grant) return { kind: 'extension-decided', data: { granted: false, dueOn: null, reason } };
  const dueOn = command.dueOn ?? state.extension.dueOn;
  return (
    refuseLaterDay(dueOn, state, context.world) ??
    refuseAfterParent(dueOn, context) ?? {
      kind: 'extension-decided',
      data: { granted: true, dueOn, reason },
    }
  );
};

/** A grant counts lateness anew: the ladders fall back, and may climb again against the new day. */
export const extensionDecided: Applier<'extension-decided'> = (state, { data }) =>
  data.granted && data.dueOn !== null
    ? {
        extension: undefined,
        dueOn: data.dueOn,
        told: undefined,
        lateFrom: undefined,
        obstacle: untold(state.obstacle),
      }
    : { extension: undefined };
