import type { Organisation } from '@duban/organisation';
import type { Select } from './select';

const known = new WeakMap<Organisation, Map<string, readonly [string, string] | null>>();

/**
 * Where the units below a path stand in the order of unit codes: from the first bound to before the second. Null where
 * some place below has a code of another family, as divisions' regiments have, or where codes are no digits.
 */
export function unitSpan(organisation: Organisation, path: string): readonly [string, string] | null {
  const paths = known.get(organisation) ?? new Map<string, readonly [string, string] | null>();
  known.set(organisation, paths);
  const found = paths.get(path);
  if (found !== undefined) return found;
  const code = path.split('/').at(-2) ?? '';
  const span = /^\d*[0-8]$/u.test(code) && nests(organisation, code) ? ([code, after(code)] as const) : null;
  paths.set(path, span);
  return span;
}

/** Digits alone are compared, which every collation orders alike. */
const after = (code: string): string => `${code.slice(0, -1)}${Number(code.slice(-1)) + 1}`;

function nests(organisation: Organisation, code: string): boolean {
  return organisation
    .children(code)
    .every((child) => child.code.startsWith(code) && nests(organisation, child.code));
}

/**
 * Narrows to the units of some paths, in words that the index of units serves; says nothing beside the paths' own
 * condition. Null where a path has no span.
 */
export function unitSpanSql(
  select: Select,
  organisation: Organisation,
  paths: readonly string[],
): string | null {
  const spans = paths.map((path) => unitSpan(organisation, path));
  if (spans.length === 0 || spans.includes(null)) return null;
  const arms = spans.flatMap((span) =>
    span === null ? [] : [`(t.unit >= ${select.param(span[0])} AND t.unit < ${select.param(span[1])})`],
  );
  return arms.join(' OR ');
}
