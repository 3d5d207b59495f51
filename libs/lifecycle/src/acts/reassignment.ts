import { dayAt, dayText } from '../clock/days';
import type { TaskState } from '../state';
import type { Command, Refusal } from '../types';
import { lapsed, pausesAfter } from './act';
import type { Applier, Decider } from './act';

type Reassign = Extract<Command, { act: 'reassign' }>;

/**
 * 改派: to another unit, or with other supporting units, or (after it was declined) to the same unit again. Assigned
 * anew with a new `acceptBy`, the due day unchanged. A supporting unit that becomes the lead leaves the support.
 * Refused: `nothing-to-change`; `no-calendar` where the new `acceptBy` lies beyond it.
 */
export const reassign: Decider<'reassign'> = ({ state, terms, frame }, command, { now }) => {
  const unit = command.unit ?? state.unit;
  const support = (command.support ?? state.support).filter((one) => one !== unit);
  const isMove = unit !== state.unit;
  if (!isMove && state.status !== 'declined' && sameUnits(support, state.support)) return NOTHING;
  const acceptBy = frame.index.add(dayAt(now), terms.rules.acceptWithin);
  if (acceptBy === Infinity) return { code: 'no-calendar', params: { after: dayText(dayAt(now)) } };
  return {
    kind: 'reassigned',
    data: {
      reason: command.reason,
      from: state.unit,
      unit,
      support,
      ...placeOf(state, command, isMove),
      acceptBy: dayText(acceptBy),
    },
  };
};

const NOTHING: Refusal = { code: 'nothing-to-change', params: {} };

const sameUnits = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((unit) => b.includes(unit));

/** Docket, supervision and place: the caller's for a new unit, else as they are. */
function placeOf(state: TaskState, { to }: Reassign, isMove: boolean): NonNullable<Reassign['to']> {
  if (isMove && to === undefined) throw new TypeError('reassign to another unit needs `to`');
  const { docketId, supervisor, relays, territory, level } = isMove && to !== undefined ? to : state;
  return { docketId, supervisor, relays, territory, level };
}

/**
 * The new unit answers for reports whose day comes after; what was reported stays, the former unit's
 * forecast and request do not, nor its obstacle and its objection: the new one raises its own. The ladder's place is
 * kept: posts already told are not told again. Children stay the task's, whoever has it.
 */
export const reassigned: Applier<'reassigned'> = (state, { at, data }) => ({
  status: 'assigned',
  since: at,
  docketId: data.docketId,
  unit: data.unit,
  support: data.support,
  supervisor: data.supervisor,
  relays: data.relays,
  territory: data.territory,
  level: data.level,
  acceptBy: data.acceptBy,
  askedAfter: dayText(dayAt(at)),
  pauses: pausesAfter(state, at),
  forecast: undefined,
  extension: undefined,
  ...(data.from === data.unit ? {} : lapsed(state, at)),
});
