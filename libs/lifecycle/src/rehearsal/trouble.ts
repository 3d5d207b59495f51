import type { Frame } from '../clock/frame';
import type { TaskState } from '../state';
import type { Terms } from '../types';
import { rehearsalTexts as texts } from './acts.text';
import { after } from './part';
import type { Intention, Part } from './part';

/**
 * The lead unit's obstacle, raised once: with a supporting unit, where there is one, else with the supervising unit (of a
 * sensitive task always: nobody else may know of it). It is cleared by its holder, or found to be none.
 */
export function obstacle(state: TaskState, terms: Terms, part: Part, frame: Frame): Intention | null {
  const { trouble } = part.manner;
  if (trouble === null) return null;
  const notBefore = after(state.at, 0, part, frame);
  const { cast } = part;
  if (state.obstacle !== undefined) {
    const { heldBy, at } = state.obstacle;
    return {
      at: Math.max(after(at, trouble.clearedAfter, part, frame), notBefore),
      ...(trouble.founded
        ? { actor: cast.headOf(heldBy), command: { act: 'clear-obstacle', text: texts.clearObstacle } }
        : {
            actor: cast.supervisor,
            command: { act: 'clear-obstacle', text: texts.noObstacle, founded: false },
          }),
    };
  }
  if (trouble.obstacleAfter === null || part.past.raisedObstacle || state.status === 'submitted') return null;
  const heldBy = (terms.sensitive ? undefined : state.support[0]) ?? state.supervisor;
  return {
    at: Math.max(after(terms.issuedAt, trouble.obstacleAfter, part, frame), notBefore),
    actor: cast.officer,
    command: { act: 'raise-obstacle', text: texts.raiseObstacle, cause: texts.obstacleCause, heldBy },
  };
}

/** The lead unit's objection to being sent back, raised once; whoever drives the task settles who reviews it. */
export function objection(state: TaskState, part: Part, frame: Frame): Intention | null {
  const { trouble } = part.manner;
  if (trouble === null) return null;
  const notBefore = after(state.at, 0, part, frame);
  if (state.objection !== undefined) {
    const { at, reviewer } = state.objection;
    const { upheld } = trouble;
    return {
      at: Math.max(after(at, trouble.decidedAfter, part, frame), notBefore),
      actor: part.cast.headOf(reviewer),
      command: {
        act: 'decide-objection',
        uphold: upheld,
        text: upheld ? texts.uphold : texts.dismiss,
      },
    };
  }
  if (trouble.objectsAfter === null || part.past.objected || state.status !== 'returned') return null;
  return {
    at: Math.max(after(state.since, trouble.objectsAfter, part, frame), notBefore),
    actor: part.cast.head,
    command: { act: 'object', text: texts.object },
  };
}
