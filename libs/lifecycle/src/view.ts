import type { Frame, DueFrame } from './clock/frame';
import { frameOf } from './clock/frame';
import type { TaskState } from './state';
import type { Recipient, Terms, World } from './types';

/** A task as the rules look at it: its state, its terms, and the arithmetic of the world. */
export interface View {
  readonly state: TaskState;
  readonly terms: Terms;
  readonly frame: Frame;
  readonly due: DueFrame;
}

export function viewOf(state: TaskState, terms: Terms, world: World): View {
  const frame = frameOf(world);
  return { state, terms, frame, due: frame.due(terms, state.dueOn) };
}

/** Those of a unit whom work is put to: the post that heads it, and its officer, who does it; a party committee has its 书记 alone. */
export function workersOf(unit: string, world: World): readonly Recipient[] {
  return frameOf(world).people(unit).workers;
}

/** The post that heads a unit. */
export function headOf(unit: string, world: World): Recipient {
  return frameOf(world).people(unit).head;
}
