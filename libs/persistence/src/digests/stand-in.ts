import { partyType, splitUnit } from '@duban/organisation';
import type { Organisation } from '@duban/organisation';

/**
 * The unit that hears what is said to one that has no account: a village's township's 农办, which acts for its villages
 * (contract: villages need no accounts); a department's own level's 农办, which supervises it and can ring it up. Nobody
 * hears in the place of a 农办 or of a 书记: what is said to them is either theirs alone, or climbs the ladder by itself,
 * and a level's silence must not flood the level above. @returns null where none stands in
 */
export function standInFor(
  unit: string,
  organisation: Pick<Organisation, 'ancestors' | 'ruralOffice' | 'unit'>,
): string | null {
  const found = organisation.unit(unit);
  if (found === null) return null;
  if (found.level === 'village') {
    const [township] = organisation.ancestors(found.territory);
    return township === undefined ? null : (organisation.ruralOffice(township.code)?.code ?? null);
  }
  const [territory, type] = splitUnit(unit);
  const office = organisation.ruralOffice(territory)?.code ?? null;
  return type === partyType || office === unit ? null : office;
}
