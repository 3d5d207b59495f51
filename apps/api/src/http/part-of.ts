import type { PartQuery } from '@duban/contracts';
import { cursorOf, placeOf } from './list-cursor';

/** A short list as it was asked for: whole, or `limit` items from where `cursor` says on. */
export function partOf<T>(
  items: readonly T[],
  { limit, cursor }: PartQuery,
  order: string,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const [from = 0] = (placeOf(cursor, order, ['number']) ?? []) as readonly number[];
  const to = limit === undefined ? items.length : from + limit;
  return {
    items: items.slice(from, to),
    nextCursor: to < items.length ? cursorOf({ order, after: [to] }) : null,
  };
}
