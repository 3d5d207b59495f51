/** Whose figure it is: ours, or what it is measured against. */
export type Side = 'bare Temporal' | 'duban' | 'graphile-worker';

/** One measured value. */
export interface Figure {
  readonly section: string;
  readonly side: Side;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most (`<=`) or at least (`>=`); left out: a figure without a target. */
  readonly target?: readonly ['<=' | '>=', number];
}

/** Names and values of a round. */
export type Values = Readonly<Record<string, number>>;

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Ascending. */
export function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

export const median = (values: readonly number[]): number => quantile(sorted(values), 0.5);

/** Runs `work` and says how long it took, ms. */
export async function timed<T>(work: () => Promise<T>): Promise<readonly [result: T, ms: number]> {
  const from = performance.now();
  const result = await work();
  return [result, performance.now() - from];
}

/** Whether a figure reaches its target; true where it has none. */
export function isReached({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  const [comparator, bound] = target;
  return comparator === '>=' ? value >= bound : value <= bound;
}

/** Three digits that count. */
export function rounded(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Math.round(value * 10) / 10;
}

/** A table in Markdown, for people and for the README. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { section, side, what, value, unit, target } = figure;
    const aim =
      target === undefined ? '' : `${target[0]} ${target[1]}${isReached(figure) ? '' : ' (missed)'}`;
    return `| ${section} | ${side} | ${what} | ${rounded(value)} ${unit} | ${aim} |`;
  });
  return ['| section | side | what | median | target |', '|---|---|---|---|---|', ...lines].join('\n');
}
