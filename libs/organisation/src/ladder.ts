import type { ChainStep, Post } from './types';

/** Working days late of the first steps (head, 农办, 书记, 农办 above, 书记 above), and between steps beyond. */
export interface Ladder {
  readonly steps: readonly number[];
  readonly beyond: number;
}

export const defaultLadder: Ladder = { steps: [1, 3, 7, 15, 25], beyond: 10 };

/** The working days late of the step at a position, counted from 0. */
export function ladderDay(ladder: Ladder, position: number): number {
  const { steps, beyond } = ladder;
  const known = steps[position];
  return known ?? (steps.at(-1) ?? 0) + (position - steps.length + 1) * beyond;
}

/** Whom a place on the ladder is for; null where there is no such post. */
export type Rung = { readonly unit: string; readonly post: Post; readonly name: string } | null;

/**
 * Steps from the rungs in order: a post that is missing or was already told is skipped, and later ones keep
 * their place.
 */
export function climb(rungs: readonly Rung[], ladder: Ladder): readonly ChainStep[] {
  const told = new Set<string>();
  const steps: ChainStep[] = [];
  rungs.forEach((rung, position) => {
    if (rung === null || told.has(`${rung.unit}/${rung.post}`)) return;
    told.add(`${rung.unit}/${rung.post}`);
    steps.push({ afterWorkingDays: ladderDay(ladder, position), ...rung });
  });
  return steps;
}
