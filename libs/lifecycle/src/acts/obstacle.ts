import type { TaskState } from '../state';
import { dayAt } from '../clock/days';
import { refused, withPause } from './act';
import type { Applier, Decider } from './act';

type Obstacle = NonNullable<TaskState['obstacle']>;

/**
 * 报障: the lead unit names another unit in whose hands the next step lies (`obstacle-own-unit`), and why; one open
 * obstacle at a time (`obstacle-open`, with its holder). While it is open the due day's reminders and the ladder go to the
 * holder; reports are still the lead unit's. Whether the task is overdue it does not change: the due day stays.
 */
export const raiseObstacle: Decider<'raise-obstacle'> = ({ state }, { text, cause, heldBy }) => {
  if (state.obstacle !== undefined) {
    return refused('obstacle-open', { heldBy: state.obstacle.heldBy });
  }
  if (heldBy === state.unit) return refused('obstacle-own-unit', { unit: heldBy });
  return { kind: 'obstacle-raised', data: { text, cause, heldBy } };
};

export const obstacleRaised: Applier<'obstacle-raised'> = (_state, { at, data }) => ({
  obstacle: { heldBy: data.heldBy, at, cause: data.cause },
});

/**
 * Clears the open obstacle (`no-obstacle-open`): its working days d with raised < d <= cleared are taken off the lead
 * unit's lateness, and the ladder goes on against the lead unit from its own lateness. `founded: false` counts them again,
 * as if nothing had been raised; the supervising unit alone may say so (`supervisor-only`).
 */
export const clearObstacle: Decider<'clear-obstacle'> = ({ state, frame }, command, { actor, now }) => {
  if (state.obstacle === undefined) return refused('no-obstacle-open');
  const founded = command.founded ?? true;
  if (!founded && (actor.kind !== 'person' || actor.unit !== state.supervisor)) {
    return refused('supervisor-only', { act: command.act });
  }
  const { heldBy, at } = state.obstacle;
  const workingDays = frame.index.between(dayAt(at), dayAt(now));
  return { kind: 'obstacle-cleared', data: { text: command.text, founded, heldBy, workingDays } };
};

export const obstacleCleared: Applier<'obstacle-cleared'> = (state, { at, data }) => ({
  obstacle: undefined,
  blocked:
    data.founded && state.obstacle !== undefined
      ? withPause(state.blocked, state.obstacle.at, at)
      : state.blocked,
  // While submitted the light stays: a forecast `blocked` is no redder for an obstacle that is gone.
  unblockedAt: state.status === 'submitted' ? at : undefined,
});

/** A step of the ladder, the lead unit's or the holder's. */
export const ladderClimbed: Applier<'escalated'> = ({ obstacle }, { data }) =>
  data.heldBy === undefined || obstacle === undefined
    ? { told: data.level }
    : { obstacle: { ...obstacle, told: data.level } };

/** The obstacle with its holder's ladder at the foot again. */
export function untold(obstacle: Obstacle | undefined): Obstacle | undefined {
  return obstacle === undefined
    ? undefined
    : { heldBy: obstacle.heldBy, at: obstacle.at, cause: obstacle.cause };
}
