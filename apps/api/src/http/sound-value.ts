/** How deep JSON may nest; the deepest body has four levels. */
const maxDepth = 24;

/** What makes a value unfit to be kept: PostgreSQL takes no NUL and no half of a surrogate pair. */
export type Unsound = 'too-deep' | 'unkept-text' | 'reserved-name';

/** Half of a surrogate pair, standing alone. */
const lone = /\p{Surrogate}/u;

/** True for text that PostgreSQL can keep. */
export function isSoundText(text: string): boolean {
  return !text.includes('\u0000') && !lone.test(text);
}

/** Looks through a parsed JSON value; null where it is sound. */
export function unsoundness(value: unknown, depth = 0): Unsound | null {
  if (typeof value === 'string') return isSoundText(value) ? null : 'unkept-text';
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= maxDepth) return 'too-deep';
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') return 'reserved-name';
    const found = isSoundText(name) ? unsoundness(member, depth + 1) : 'unkept-text';
    if (found !== null) return found;
  }
  return null;
}
