import type { Territory, Unit } from '@duban/organisation';

/** What the permission table asks of the organisation. */
export interface OrganisationView {
  unit: (code: string) => Unit | undefined;
  territory: (code: string) => Territory | undefined;
}

/** Territory codes from the top to the territory, `/65/6531/653122/`; a subtree is a prefix. `/` where unknown. */
export function pathOf(organisation: OrganisationView, territory: string): string {
  const codes: string[] = [];
  for (let at: string | null = territory; at !== null;) {
    const found: Territory | undefined = organisation.territory(at);
    if (found === undefined) break;
    codes.unshift(found.code);
    at = found.parent;
  }
  return codes.length === 0 ? '/' : `/${codes.join('/')}/`;
}
