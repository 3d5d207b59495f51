import { median } from './figures';
import type { Figure, Side, Values } from './figures';

/** One side of a comparison: what it does in a round, and what that came to. */
export interface Contestant {
  readonly side: Side;
  readonly warm: () => Promise<unknown>;
  readonly round: (n: number) => Promise<Values>;
}

/** How a value of a round is shown. */
export interface Shown {
  readonly name: string;
  readonly unit: string;
  /** Of our side alone. */
  readonly target?: Figure['target'];
}

export const roundsOfEach = 3;

/**
 * Warms every side, then lets them run in turn, so that what else the machine does meets all alike; medians of the
 * rounds. Every single round is told to `tell`.
 */
export async function contest(
  section: string,
  contestants: readonly Contestant[],
  shown: readonly Shown[],
  tell: (round: object) => void,
): Promise<Figure[]> {
  const taken = new Map<Side, Values[]>();
  for (const { side, warm } of contestants) {
    await warm();
    taken.set(side, []);
  }
  for (let n = 1; n <= roundsOfEach; n += 1) {
    for (const { side, round } of contestants) {
      const values = await round(n);
      taken.get(side)?.push(values);
      tell({ section, side, round: n, ...values });
    }
  }
  return contestants.flatMap(({ side }) =>
    shown.flatMap(({ name, unit, target }) => {
      const values = (taken.get(side) ?? []).flatMap((each) => each[name] ?? []);
      if (values.length === 0) return [];
      const figure = { section, side, what: name, value: median(values), unit };
      return [side === 'duban' && target !== undefined ? { ...figure, target } : figure];
    }),
  );
}
