import type { Organisation } from './organisation';
import type { Unit } from './types';

/**
 * Units whose code begins with `q` or whose name holds all its words, the shorter names first; at most `limit`.
 * An empty `q` finds nothing.
 */
export function searchUnits(organisation: Organisation, q: string, limit: number): readonly Unit[] {
  const words = q.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const found: Unit[] = [];
  for (const territory of organisation.territories()) {
    for (const unit of organisation.unitsOf(territory.code)) {
      if (unit.code.startsWith(q) || words.every((word) => unit.name.includes(word))) found.push(unit);
    }
  }
  const order = (a: Unit, b: Unit): number =>
    a.name.length - b.name.length || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  return found.sort(order).slice(0, limit);
}
