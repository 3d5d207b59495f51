const numeral = /^\s*(-?\d+(?:\.\d+)?)\s*(?:\/\s*(\d+(?:\.\d+)?)\s*)?$/u;

/** A number, a numeral (`"12.5"`) or a fraction (`"2/3"`) as a number; null for anything else. */
export function numberOf(value: number | string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const [, over, under] = numeral.exec(value) ?? [];
  if (over === undefined) return null;
  const number = Number(over) / (under === undefined ? 1 : Number(under));
  return Number.isFinite(number) ? number : null;
}

/** A figure as it is shown: at most six decimals, so that 0.1 + 0.2 is 0.3 and two sums of the same values are equal. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
