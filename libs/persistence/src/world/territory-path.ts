import type { Organisation } from '@duban/organisation';

/** The codes from the top to the territory, `/65/6531/653122/`: a subtree is a prefix. */
export function territoryPath(organisation: Organisation, code: string): string {
  const above = organisation.ancestors(code).map((territory) => territory.code);
  return `/${[...above.reverse(), code].join('/')}/`;
}

/** The territory whose clock keeps a docket's time: its own, but for a village its township's. */
export function clockTerritory(organisation: Organisation, code: string): string {
  const territory = organisation.territory(code);
  if (territory === null) throw new Error(`There is no territory ${code}.`);
  return territory.level === 'village' ? (territory.parent ?? code) : code;
}
