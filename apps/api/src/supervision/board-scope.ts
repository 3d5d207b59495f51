import { pathOf } from '@duban/access';
import type { Caller } from '@duban/access';
import type { Organisation } from '@duban/organisation';
import { homeOf, placeOfPath } from '@duban/persistence';

/** What part of the tree a board shows. */
export interface BoardScope {
  /** From the top, `/` for everything. */
  readonly path: string;
  /** The place itself; null for everything. */
  readonly place: { readonly code: string; readonly name: string } | null;
  /** Paths of the places directly below. */
  readonly parts: readonly string[];
  /** The caller named it: what lies elsewhere is not shown. */
  readonly asked: boolean;
}

/** The place that was asked for, or the deepest one that holds all the caller sees. Null for a place that does not exist. */
export function boardScope(
  organisation: Organisation,
  caller: Caller,
  territory: string | undefined,
): BoardScope | null {
  const path = territory === undefined ? homeOf(caller.visibility) : pathOf(organisation, territory);
  if (path === null) return null;
  const asked = territory !== undefined;
  if (path === '/') return { path, place: null, parts: ['/65/', '/BT/'], asked };
  const code = placeOfPath(path);
  return {
    path,
    place: { code, name: nameOf(organisation, code) },
    parts: organisation.children(code).map((child) => `${path}${child.code}/`),
    asked,
  };
}

/** A place by its full name; its code where there is none. */
export function nameOf(organisation: Organisation, code: string): string {
  const territory = organisation.territory(code);
  return territory === null ? code : organisation.placeNames(territory).place;
}
