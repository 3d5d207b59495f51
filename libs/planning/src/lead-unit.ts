import type { Organisation, Territory } from '@duban/organisation';

/** The unit that takes a task at a territory. */
export interface LeadUnit {
  readonly unit: string;
  readonly type: string;
  /** True where it stands in for a type its level lacks. */
  readonly fallback: boolean;
}

const corps = 'BT';
const corpsPrefix = 'corps_';
/** Types whose work another unit of the Corps' headquarters does: its 农业农村局 is its 乡村振兴局 too. */
const atHeadquarters: Readonly<Record<string, string>> = {
  rural_office: 'corps',
  rural_revit: 'corps_agri',
};

/**
 * How a type is called at a territory: at the Corps' headquarters `corps_agri` for `agri` and `rural_revit` (and
 * `corps` for its 农办), below it `agri` for `corps_agri`.
 */
function localType(organisation: Organisation, territory: Territory, type: string): string {
  if (territory.code === corps) {
    const other = atHeadquarters[type];
    if (other !== undefined) return other;
    return organisation.hasType(corps, `${corpsPrefix}${type}`) ? `${corpsPrefix}${type}` : type;
  }
  if (type === 'corps') return 'rural_office';
  return type.startsWith(corpsPrefix) ? type.slice(corpsPrefix.length) : type;
}

/**
 * The lead at a territory: the unit of the type the template names, or, where the level lacks it, its 党委农办
 * (in a village its party branch); null where the territory has no unit at all.
 */
export function leadAt(organisation: Organisation, territory: Territory, type: string): LeadUnit | null {
  const local = localType(organisation, territory, type);
  if (organisation.hasType(territory.code, local)) {
    return { unit: `${territory.code}-${local}`, type: local, fallback: false };
  }
  const standIn = organisation.ruralOffice(territory.code) ?? organisation.party(territory.code);
  return standIn === null
    ? null
    : { unit: standIn.code, type: standIn.type, fallback: standIn.type !== local };
}

/**
 * The supporting units at a territory: those of the named types it has, the lead left out. A type of the Corps'
 * headquarters is meant as such wherever it is named; at the headquarters a task of the Corps alone may name the
 * region's departments.
 */
export function supportAt(
  organisation: Organisation,
  territory: Territory,
  types: readonly string[],
  { lead, corpsOnly }: { readonly lead: string; readonly corpsOnly: boolean },
): readonly string[] {
  const units = types.map((type) => {
    const named = type === 'corps' || type.startsWith(corpsPrefix);
    if (named && territory.level === 'region') return `${corps}-${type}`;
    if (corpsOnly && territory.code === corps) return `65-${type}`;
    return `${territory.code}-${localType(organisation, territory, type)}`;
  });
  return [...new Set(units)].filter((unit) => unit !== lead && organisation.unit(unit) !== null);
}
