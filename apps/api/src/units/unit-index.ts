import type { Organisation, Unit } from '@duban/organisation';

/** Shorter names first, then by code. */
const byName = (a: Unit, b: Unit): number =>
  a.name.length - b.name.length || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/**
 * All units in the order in which a search answers them, made once: people search with every key they press, and the
 * organisation would make its lists of units anew for each of sixteen thousand places.
 */
export class UnitIndex {
  #all: readonly Unit[] | null = null;

  constructor(private readonly organisation: Organisation) {}

  /** Units whose code begins with `q` or whose name holds all its words; below a place, where one is named. */
  search(q: string, territory?: string): readonly Unit[] {
    const words = q.split(/\s+/u).filter(Boolean);
    return this.all().filter(
      ({ code, name, territory: place }) =>
        (code.startsWith(q) || words.every((word) => name.includes(word))) &&
        (territory === undefined || this.organisation.isWithin(place, territory)),
    );
  }

  /** Made at the first call: a quarter of a second. */
  all(): readonly Unit[] {
    this.#all ??= [...this.organisation.territories()]
      .flatMap((territory) => this.organisation.unitsOf(territory.code))
      .sort(byName);
    return this.#all;
  }
}
