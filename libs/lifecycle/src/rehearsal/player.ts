import { dayAt, dayText } from '../clock/days';
import type { TaskState } from '../state';
import type { Command, Terms, World } from '../types';
import { intentionOf } from './intention';
import { mannerOf } from './manner';
import type { Behaviour } from './manner';
import type { Cast, Intention, Part } from './part';
import { between } from './random';
import type { Random } from './random';

/** Who plays a task, and how. */
export interface Role {
  readonly terms: Terms;
  readonly cast: Cast;
  readonly behaviour: Behaviour;
  /** Drawn from once, at the beginning. */
  readonly random: Random;
}

/**
 * The people of one rehearsed task: what they mean to do next, and what they remember of what they did. Whoever drives
 * the task, the pure loop or a driver of the real record, they do the same at the same instants.
 */
export class Player {
  readonly #terms: Terms;
  readonly #part: Part;

  constructor({ terms, cast, behaviour, random }: Role) {
    const manner = mannerOf(behaviour, random);
    this.#terms = terms;
    this.#part = {
      cast,
      manner,
      past: {
        ...{ sentBack: 0, suspended: false, askedExtension: false, raisedObstacle: false },
        ...{ objected: false, reportsUpTo: '' },
      },
      madeReports: terms.reportDays.map(() => random() < manner.reports),
      minute: between(random, 0, 500),
    };
  }

  /** What they do next, unless the clock comes before it; null: nothing any more. */
  next(state: TaskState, world: World): Intention | null {
    return intentionOf(state, this.#terms, this.#part, world);
  }

  /** Told of what they did, with the state after it. */
  did({ act }: Command, state: TaskState): void {
    const { past } = this.#part;
    if (act === 'return') past.sentBack += 1;
    if (act === 'suspend') past.suspended = true;
    if (act === 'request-extension') past.askedExtension = true;
    if (act === 'raise-obstacle') past.raisedObstacle = true;
    if (act === 'object') past.objected = true;
    if (act === 'progress') {
      const today = dayText(dayAt(state.at));
      past.reportsUpTo = this.#terms.reportDays.find((day) => day >= today) ?? today;
    }
  }
}
