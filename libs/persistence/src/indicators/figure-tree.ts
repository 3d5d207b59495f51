import { dayOf, monthsUntil, periodByKey, periods } from '@duban/calendar';
import type { Day, Instant, NamedPeriod } from '@duban/calendar';
import type { FigureNode } from '@duban/lifecycle';
import type { IndicatorRow } from './indicator-row';
import { endOf } from './own-value';
import type { StandingValues } from './own-value';
import type { Settings } from './settings';
import type { Targets } from './targets';

/** A place of the tree: a territory with its path (`/65/6531/`). */
export interface Place {
  readonly code: string;
  readonly path: string;
}

export interface TreeSource {
  readonly root: Place;
  /** Territories that carry the figure, below the root or the root itself; in any order. */
  readonly places: readonly Place[];
  readonly values: StandingValues;
  readonly targets: Targets;
  readonly settings: Settings;
}

/**
 * The territories that carry a figure below a root, each under the nearest one above that carries it too: where the
 * region's counties have a task and its prefectures none, the counties stand right below the region.
 */
export class FigureTree {
  readonly #children = new Map<string, string[]>();
  #periods: readonly FigurePeriod[] | undefined;

  constructor(readonly source: TreeSource) {
    const { root, places } = source;
    const byPath = new Map(places.map((place) => [place.path, place.code]));
    byPath.delete(root.path);
    const open: Place[] = [root];
    this.#children.set(root.code, []);
    for (const path of [...byPath.keys()].sort()) {
      const code = byPath.get(path) ?? '';
      while (open.length > 1 && !path.startsWith(open.at(-1)?.path ?? '')) open.pop();
      this.#children.get(open.at(-1)?.code ?? root.code)?.push(code);
      this.#children.set(code, []);
      open.push({ code, path });
    }
  }

  /** Territories right below one in the tree, in the order of their paths. */
  children(code: string): readonly string[] {
    return this.#children.get(code) ?? [];
  }

  /** The territories right above some, each once. */
  parentsOf(codes: ReadonlySet<string>): readonly string[] {
    return [...this.#children]
      .filter(([, below]) => below.some((code) => codes.has(code)))
      .map(([code]) => code);
  }

  /** The periods that the whole tree is looked at in, worked out once. */
  periods(row: Pick<IndicatorRow, 'plan_year' | 'rhythm'>, now: Instant): readonly FigurePeriod[] {
    this.#periods ??= figurePeriods(row, this.source.values, now);
    return this.#periods;
  }

  /** A territory with all below it, as their values stood at the end of a day. */
  node(code: string, day: Day): FigureNode {
    const { values, targets, settings } = this.source;
    const own = values.by(code, day);
    return {
      code,
      own: own?.value ?? null,
      isCarried: own !== undefined && endOf(own) < day,
      weight: settings.weights.get(code) ?? null,
      target: targets(code).value,
      children: this.children(code).map((child) => this.node(child, day)),
    };
  }
}

/** A period of a figure's year, and how many months of the plan year are over at its end. */
export interface FigurePeriod extends NamedPeriod {
  readonly months: number;
}

/**
 * The periods a figure is looked at in: those of its rhythm from the year's beginning to the one that runs now, and
 * others for which somebody reported; in order of their ends.
 */
function figurePeriods(
  { rhythm, plan_year: year }: Pick<IndicatorRow, 'plan_year' | 'rhythm'>,
  values: StandingValues,
  now: Instant,
): readonly FigurePeriod[] {
  const today = dayOf(now);
  const found = new Map<string, NamedPeriod>();
  for (const period of periods(rhythm, year)) {
    if (period.from <= today) found.set(period.key, { ...period, rhythm });
  }
  for (const territory of values.territories()) {
    for (const { period: key } of values.of(territory)) {
      const period = found.has(key) ? null : periodByKey(key);
      if (period !== null && Number(period.to.slice(0, 4)) === year) found.set(key, period);
    }
  }
  return [...found.values()]
    .map((period) => ({ ...period, months: monthsUntil(period, year) }))
    .sort((a, b) => (a.to === b.to ? (a.from < b.from ? 1 : -1) : a.to < b.to ? -1 : 1));
}
