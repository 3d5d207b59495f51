import { dayAt, dayNumber, dayText, endOf } from '../clock/days';
import type { ChildShare, Refusal } from '../types';
import type { View } from '../view';
import { refuseDay, refused } from './act';
import type { Applier, Context, Decider } from './act';

/**
 * 分解: the lead unit divides its task among units one level below or its supporting units (whether a unit is one of
 * them the caller settles from the organisation: `unit-not-below`). Each child is due on the parent's day unless an earlier
 * one is given, never after it (`after-parent`), and a day that is given is not over (`invalid-day`). The task itself goes
 * on: it may be divided again, and closes after its children.
 */
export const decompose: Decider<'decompose'> = (view, { items, childIds }, context) => {
  if (childIds?.length !== items.length) throw new TypeError('decompose needs an id for each child');
  if (view.frame.index.add(dayAt(context.now), view.terms.rules.acceptWithin) === Infinity) {
    return refused('no-calendar', { after: dayText(dayAt(context.now)) });
  }
  const children: ChildShare[] = [];
  for (const [i, { unit, title, dueOn = view.state.dueOn }] of items.entries()) {
    const refusal = items[i]?.dueOn === undefined ? null : refuseChildDay(dueOn, view, context);
    if (refusal !== null) return refusal;
    children.push({ taskId: childIds[i] ?? '', unit, title: title ?? null, dueOn });
  }
  return { kind: 'decomposed', data: { children } };
};

/** The children are tasks of their own: the parent's state says nothing of them. */
export const decomposed: Applier<'decomposed'> = () => ({});

function refuseChildDay(dueOn: string, { state, frame }: View, { now, world }: Context): Refusal | null {
  const refusal = refuseDay(dueOn, world);
  if (refusal !== null) return refusal;
  if (dueOn > state.dueOn) return refused('after-parent', { dueOn, parentDueOn: state.dueOn });
  return endOf(frame.index.lastOnOrBefore(dayNumber(dueOn))) < now
    ? refused('invalid-day', { dueOn, today: dayText(dayAt(now)) })
    : null;
}
