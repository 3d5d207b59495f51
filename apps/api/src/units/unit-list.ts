import { splitUnit } from '@duban/organisation';
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

/** Units of a place and of those directly below it; of the two tops, where none is named. */
export function unitsAt(organisation: Organisation, parent: string | undefined): readonly Unit[] {
  if (parent === undefined) return ['65', 'BT'].flatMap((top) => organisation.unitsOf(top));
  const [territory] = splitUnit(parent);
  const below = organisation.children(territory).map((child) => child.code);
  return [territory, ...below].flatMap((code) => organisation.unitsOf(code));
}
