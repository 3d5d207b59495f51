import { addDays } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { Level, UnitType } from './types';

/** True where the type exists on the day. */
export function typeExistsOn(type: UnitType, day: Day): boolean {
  return (type.validFrom === null || type.validFrom <= day) && (type.validTo === null || day <= type.validTo);
}

/**
 * The type that does the work of `code` on the day: its successor once it has closed, its predecessor before it
 * opened, else itself. Null for a code that is no type.
 */
export function resolveType(types: ReadonlyMap<string, UnitType>, code: string, day: Day): string | null {
  const seen = new Set<string>();
  let type = types.get(code);
  while (type !== undefined && !seen.has(type.code)) {
    seen.add(type.code);
    const next =
      type.validTo !== null && day > type.validTo
        ? type.successor
        : type.validFrom !== null && day < type.validFrom
          ? (type.predecessor ?? null)
          : null;
    if (next === null) return type.code;
    type = types.get(next);
  }
  return null;
}

/** The pattern of a type's name at a level on the day: its latest renaming, else its first name. */
export function namePatternOn(type: UnitType, level: Level, day: Day | null): string | null {
  const renamed = (type.renames ?? [])
    .filter((rename) => day !== null && rename.from <= day && rename.names[level] !== undefined)
    .at(-1);
  return renamed?.names[level] ?? type.names[level] ?? null;
}

/** The first day on which the successor acts; null where nobody succeeds. */
export function successionDay(type: UnitType): Day | null {
  return type.validTo === null || type.successor === null ? null : addDays(type.validTo, 1);
}
