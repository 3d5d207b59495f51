import { remark, warning } from './messages';
import type { Block } from './outline';
import type { ParseRemark, ParseWarning } from './types';

/** A numbered block in its place: whether a part begins with it, so that numbers may begin anew. */
export interface Numbered {
  readonly block: Block;
  readonly renewed: boolean;
}

/** What a person should look at. */
export interface Findings {
  readonly warnings: readonly ParseWarning[];
  readonly remarks: readonly ParseRemark[];
}

const longestList = 3;

/** The numbers left out between two, in words: at most three of them. */
function missingBetween(from: number, to: number): string {
  const all = Array.from(
    { length: Math.min(to - from - 1, longestList) },
    (_, at) => `第 ${from + 1 + at} 项`,
  );
  return all.join('、') + (to - from - 1 > longestList ? ` 等 ${to - from - 1} 项` : '');
}

/**
 * Looks over a series of numbers: what is left out (`gap`), what comes twice (`duplicate`), what is out of order. A
 * series may begin anywhere (the second half of a document begins at (十四)), and anew at 1 under each part.
 */
export function checkNumbers(series: readonly Numbered[], level: string): Findings {
  const warnings: ParseWarning[] = [];
  const remarks: ParseRemark[] = [];
  let seen = new Set<number>();
  let last: Numbered | null = null;
  let highest = 0;
  for (const each of series) {
    const { block, renewed } = each;
    const value = block.marker?.value ?? 0;
    const params = { level, mark: block.mark, before: last?.block.mark ?? '', after: block.mark };
    if (block.marker?.torn === true) {
      warnings.push(warning('unclosed', block.line, { mark: block.mark }, 'torn'));
    }
    if (renewed && value === 1) {
      seen = new Set();
      highest = 0;
    } else if (last && seen.has(value)) {
      warnings.push(warning('duplicate', block.line, params));
    } else if (last && value > highest + 1) {
      warnings.push(warning('gap', block.line, { ...params, missing: missingBetween(highest, value) }));
    } else if (last && value < highest) {
      remarks.push(remark('order', block.line, params));
    }
    seen.add(value);
    highest = Math.max(highest, value);
    last = each;
  }
  return { warnings, remarks };
}
