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

/** Numbers in words: at most three of them. */
function inWords(numbers: readonly number[]): string {
  const shown = numbers.slice(0, longestList).map((each) => `第 ${each} 项`);
  return shown.join('、') + (numbers.length > longestList ? ` 等 ${numbers.length} 项` : '');
}

/** A stretch of a series that counts up by itself. */
interface Run {
  readonly numbers: Numbered[];
  /** It should begin at 1, because its fellows do. */
  readonly fromOne: boolean;
}

/** Divides a series where it begins anew: at 1, or, where parts begin at 1, at a part that falls back. */
function runsOf(series: readonly Numbered[]): readonly Run[] {
  const restarts = series.some((each, at) => at > 0 && each.renewed && valueOf(each) === 1);
  const runs: Run[] = [{ numbers: [], fromOne: false }];
  let last = 0;
  for (const each of series) {
    const value = valueOf(each);
    const anew = each.renewed && (value === 1 || (restarts && value <= last));
    if (anew) runs.push({ numbers: [], fromOne: true });
    runs.at(-1)?.numbers.push(each);
    last = value;
  }
  return runs;
}

function valueOf({ block }: Numbered): number {
  return block.marker?.value ?? 0;
}

/** Numbers beyond the highest so far and below this one that stand nowhere in the run. */
function missingBelow(value: number, highest: number, all: ReadonlySet<number>): readonly number[] {
  const missing: number[] = [];
  for (let each = highest + 1; each < value && missing.length < 1000; each++) {
    if (!all.has(each)) missing.push(each);
  }
  return missing;
}

interface Found {
  readonly warnings: ParseWarning[];
  readonly remarks: ParseRemark[];
}

function checkRun(
  { numbers: run, fromOne }: Run,
  level: string,
  elsewhere: ReadonlySet<number>,
  { warnings, remarks }: Found,
): void {
  const all = new Set([...run.map(valueOf), ...elsewhere]);
  const seen = new Set<number>();
  let highest = 0;
  for (const [at, each] of run.entries()) {
    const { block } = each;
    const value = valueOf(each);
    const params = { level, mark: block.mark, before: run[at - 1]?.block.mark ?? '开头', after: block.mark };
    const missing = at === 0 && !fromOne ? [] : missingBelow(value, highest, all);
    if (block.marker?.torn === true) {
      warnings.push(warning('unclosed', block.line, { mark: block.mark }, 'torn'));
    }
    if (seen.has(value)) warnings.push(warning('duplicate', block.line, params));
    else if (missing.length > 0) {
      warnings.push(warning('gap', block.line, { ...params, missing: inWords(missing) }));
    } else if (value < highest) remarks.push(remark('order', block.line, params));
    seen.add(value);
    highest = Math.max(highest, value);
  }
}

/**
 * Looks over a series of numbers: what is left out (`gap`), what comes twice (`duplicate`), what is out of order. A
 * series may begin anywhere (the second half of a document begins at (十四)), and anew at 1 under each part.
 * @param elsewhere numbers of the same kind that stand among the items of clauses: they are not missing
 */
export function checkNumbers(
  series: readonly Numbered[],
  level: string,
  elsewhere: ReadonlySet<number> = new Set(),
): Findings {
  const found: Found = { warnings: [], remarks: [] };
  for (const run of runsOf(series)) checkRun(run, level, elsewhere, found);
  return found;
}
