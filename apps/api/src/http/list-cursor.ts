import { Refusal } from './refusal';

/** A place in a list, opaque to callers: which order it belongs to, and the last item's sort values. */
export interface Place {
  readonly order: string;
  readonly after: readonly (string | number)[];
}

/** The cursor that continues after a place. */
export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.order, ...place.after])).toString('base64url');
}

/** The sort values a cursor continues after; undefined without one. @throws Refusal of 422 for a cursor of another order */
export function placeOf(
  cursor: string | undefined,
  order: string,
  values: readonly ('number' | 'string')[],
): readonly (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Whatever it is, it is no cursor of ours.
    read = null;
  }
  if (Array.isArray(read)) {
    const [given, ...after] = read as readonly unknown[];
    const fits = after.length === values.length && values.every((kind, i) => typeof after[i] === kind);
    if (given === order && fits) return after as (string | number)[];
  }
  throw new Refusal('invalid-query', { fields: ['cursor'] });
}
