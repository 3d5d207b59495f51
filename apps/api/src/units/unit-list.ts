import { searchUnits, splitUnit } from '@duban/organisation';
import type { Organisation, Unit } from '@duban/organisation';

/** A unit as the API answers it. */
export interface UnitAnswer extends Unit {
  /** The unit that reviews its tasks. */
  readonly supervisor: string;
  readonly territoryName: string;
  /** The territory above its own; null at the top. */
  readonly parent: string | null;
}

/** The unit with its place. */
export function unitAnswer(organisation: Organisation, unit: Unit): UnitAnswer {
  const territory = organisation.territory(unit.territory);
  return {
    ...unit,
    supervisor: organisation.supervisorOf(unit.code),
    territoryName: territory?.name ?? unit.territory,
    parent: territory?.parent ?? null,
  };
}

/** Most units a search looks at in all. */
const mostFound = 5_000;

/**
 * Units below a place (its own, and those of the places directly below it), or whose name or code matches, or both;
 * without either the two tops' own.
 */
export function findUnits(
  organisation: Organisation,
  { parent, q }: { readonly parent?: string | undefined; readonly q?: string | undefined },
): readonly Unit[] {
  const territory = parent === undefined ? undefined : splitUnit(parent)[0];
  if (q !== undefined) {
    const found = searchUnits(organisation, q, territory === undefined ? mostFound : Number.MAX_SAFE_INTEGER);
    return territory === undefined
      ? found
      : found.filter((unit) => organisation.isWithin(unit.territory, territory));
  }
  const places = territory === undefined ? ['65', 'BT'] : [territory, ...childrenOf(organisation, territory)];
  return places.flatMap((code) => organisation.unitsOf(code));
}

function childrenOf(organisation: Organisation, territory: string): readonly string[] {
  return organisation.children(territory).map((child) => child.code);
}
