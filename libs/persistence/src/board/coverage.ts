import type { Visibility } from '@duban/contracts';

/** What of a place a viewer may see by right of the place: all that is not sensitive or some types, and what is sensitive or not. */
export interface Coverage {
  readonly all: boolean;
  readonly types: readonly string[];
  readonly sensitive: boolean;
}

/** A place whose roll-up is read: the part of it that no wider reading has counted already. */
export interface PlaceReading {
  readonly territory: string;
  /** The place under which it is shown. */
  readonly row: string;
  readonly covers: Coverage;
  /** Types that a wider reading counts. */
  readonly without: readonly string[];
}

/** Codes from the top: `/65/6531/` → 65, 6531. */
export function codesOf(path: string): readonly string[] {
  return path.split('/').filter(Boolean);
}

/** The place itself of a path. */
export function placeOfPath(path: string): string {
  return codesOf(path).at(-1) ?? '';
}

/** What a viewer sees at a path; `strictly`: by right of places above it alone. */
export function coverageAt(path: string, visibility: Visibility, strictly = false): Coverage {
  const holds = (arm: string): boolean => path.startsWith(arm) && (!strictly || arm !== path);
  return {
    all: visibility.subtrees.some(holds),
    types: [...new Set(visibility.typed.filter((arm) => holds(arm.path)).map((arm) => arm.type))],
    sensitive: visibility.sensitiveSubtrees.some(holds),
  };
}

/** Whether anything is seen at all. */
export function coversAny({ all, types, sensitive }: Coverage): boolean {
  return all || types.length > 0 || sensitive;
}

/** All paths by right of which a viewer sees something, each once. */
export function armPaths({ subtrees, typed, sensitiveSubtrees }: Visibility): readonly string[] {
  return [...new Set([...subtrees, ...typed.map(({ path }) => path), ...sensitiveSubtrees])];
}

/** The deepest path that holds everything a viewer sees by right of a place; `/` where there is none but the root. */
export function homeOf(visibility: Visibility): string {
  const [first, ...rest] = armPaths(visibility);
  if (first === undefined) return '/';
  const codes = codesOf(first);
  let shared = codes.length;
  for (const path of rest) {
    const other = codesOf(path);
    while (shared > 0 && codes[shared - 1] !== other[shared - 1]) shared -= 1;
  }
  return shared === 0 ? '/' : `/${codes.slice(0, shared).join('/')}/`;
}

/**
 * Which roll-ups to read so that everything a viewer sees below `scope` by right of places is counted once: those of
 * `parts` (paths within the scope) where the viewer's right begins at the scope or above it, and those of the viewer's
 * own places where they lie below it.
 */
export function placeReadings(
  visibility: Visibility,
  scope: string,
  parts: readonly string[],
): readonly PlaceReading[] {
  const whole = coverageAt(scope, visibility);
  const readings: PlaceReading[] = coversAny(whole)
    ? parts.map((path) => ({
        territory: placeOfPath(path),
        row: placeOfPath(path),
        covers: whole,
        without: [],
      }))
    : [];
  for (const arm of armPaths(visibility)) {
    if (!arm.startsWith(scope) || arm === scope) continue;
    const here = coverageAt(arm, visibility);
    const above = coverageAt(arm, visibility, true);
    const covers = {
      all: here.all && !above.all,
      types: above.all ? [] : here.types.filter((type) => !above.types.includes(type)),
      sensitive: here.sensitive && !above.sensitive,
    };
    if (!coversAny(covers)) continue;
    const row = parts.find((path) => arm.startsWith(path)) ?? arm;
    readings.push({
      territory: placeOfPath(arm),
      row: placeOfPath(row),
      covers,
      without: covers.all ? above.types : [],
    });
  }
  return readings;
}
