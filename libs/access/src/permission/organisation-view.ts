import type { Territory, Unit } from '@duban/organisation';

/** What the permission table asks of the organisation; its `Organisation` answers. */
export interface OrganisationView {
  unit: (code: string) => Unit | null;
  territory: (code: string) => Territory | null;
  /** Nearest first. */
  ancestors: (code: string) => readonly Territory[];
}

/** Territory codes from the top to the territory, `/65/6531/653122/`; a subtree is a prefix. Null where there is no such place. */
export function pathOf(organisation: OrganisationView, territory: string): string | null {
  if (organisation.territory(territory) === null) return null;
  const above = organisation.ancestors(territory).map((each) => each.code);
  return `/${[...above.reverse(), territory].join('/')}/`;
}
