import type { Me } from './model';

/** What a person may turn to, as far as the menu must know it; the service decides again at every question. */
export interface Roles {
  /** Keeps accounts, the calendar and operations; sees no task's contents. */
  readonly administrator: boolean;
  /** A post of the region's 农办, which alone revises templates. */
  readonly templateOffice: boolean;
}

export function rolesOf(me: Me): Roles {
  return {
    administrator: me.posts.some(({ post }) => post === 'administrator'),
    templateOffice: me.posts.some(({ unit }) => unit === '65-rural_office'),
  };
}
