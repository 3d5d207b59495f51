import type { Day } from '@duban/calendar';
import type { Territory } from './types';

/** The tree of territories, by code. The Corps (`BT`) is a root of its own beside the region (`65`). */
export class TerritoryTree {
  readonly #byCode: ReadonlyMap<string, Territory>;
  readonly #children = new Map<string, Territory[]>();

  constructor(territories: readonly Territory[]) {
    this.#byCode = new Map(territories.map((territory) => [territory.code, territory]));
    for (const territory of territories) {
      if (territory.parent === null) continue;
      const siblings = this.#children.get(territory.parent);
      if (siblings) siblings.push(territory);
      else this.#children.set(territory.parent, [territory]);
    }
  }

  all(): IterableIterator<Territory> {
    return this.#byCode.values();
  }

  get(code: string): Territory | null {
    return this.#byCode.get(code) ?? null;
  }

  /** Places one level below, in the order of their codes; those not yet set up on `on` are left out. */
  children(code: string, on: Day | null = null): readonly Territory[] {
    const all = this.#children.get(code) ?? [];
    return on === null ? all : all.filter((territory) => existsOn(territory, on));
  }

  /** The territory's parent, its parent, and so on to the root. */
  ancestors(code: string): readonly Territory[] {
    const found: Territory[] = [];
    let at = this.get(code)?.parent ?? null;
    while (at !== null) {
      const territory = this.get(at);
      if (territory === null) break;
      found.push(territory);
      at = territory.parent;
    }
    return found;
  }

  /** True for the territory itself and for all below it. */
  isWithin(code: string, ancestor: string): boolean {
    let at: string | null = code;
    while (at !== null && at !== ancestor) at = this.get(at)?.parent ?? null;
    return at === ancestor;
  }
}

/** False before the territory was set up. */
export function existsOn(territory: Territory, on: Day): boolean {
  return territory.validFrom === undefined || territory.validFrom <= on;
}
