import { rounded } from './number';

/** A total that its shares do not make up. */
export interface DivisionGap {
  /** The territory whose total is divided. */
  readonly territory: string;
  readonly whole: number;
  /** What the shares come to. */
  readonly sum: number;
  /** Territories that have no share yet. */
  readonly without: readonly string[];
}

/** Compares a total with its shares; null where they make it up, or nothing is divided yet. */
export function divisionGap(
  territory: string,
  whole: number | null,
  shares: ReadonlyMap<string, number | null>,
): DivisionGap | null {
  const given = [...shares.values()].filter((share) => share !== null);
  if (whole === null || given.length === 0) return null;
  const sum = rounded(given.reduce((all, share) => all + share, 0));
  const without = [...shares].filter(([, share]) => share === null).map(([code]) => code);
  return sum === rounded(whole) && without.length === 0 ? null : { territory, whole, sum, without };
}
