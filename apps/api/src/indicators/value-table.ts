import { dayOf, readPeriod } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { ErrorParams } from '@duban/contracts';
import { numberOf } from '@duban/lifecycle';
import type { Carrier, NewReport } from '@duban/persistence';
import { headings } from './value-table.text';
import type { ValueFault } from './value-table.text';

/** What is wrong with a line of a table; lines count from 1, the headings among them. */
export interface LineFault {
  readonly line: number;
  readonly code: ValueFault;
  readonly params: ErrorParams;
}

/** A line's value with the unit it is for. */
export interface LineValue extends NewReport {
  readonly line: number;
  readonly carrier: Carrier;
}

export interface ValueTable {
  readonly values: readonly LineValue[];
  readonly faults: readonly LineFault[];
}

/** What lines are read against. */
export interface ValueContext {
  /** The figure's year and unit of measure. */
  readonly year: number;
  readonly measure: string | null;
  readonly now: Instant;
  /** Units by everything they and their places may be called: codes, full and short names. */
  readonly named: ReadonlyMap<string, readonly Carrier[]>;
}

type Columns = Readonly<Record<'period' | 'territory' | 'unit' | 'value', number>>;

/** Without white space, and in plain digits and letters. */
export const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** The values of a table, and everything that is wrong with it, line by line. */
export function readValueTable(rows: readonly (readonly string[])[], context: ValueContext): ValueTable {
  const first = rows.findIndex((row) => row.length > 0);
  const header = rows[first];
  if (header === undefined) return { values: [], faults: [{ line: 1, code: 'no-rows', params: {} }] };
  const columns = columnsOf(header);
  if (columns === null) return { values: [], faults: [{ line: first + 1, code: 'no-columns', params: {} }] };
  const values: LineValue[] = [];
  const faults: LineFault[] = [];
  const lines = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index <= first || row.length === 0) continue;
    const line = index + 1;
    const read = readLine(row, columns, context);
    if ('code' in read) {
      faults.push({ line, ...read });
      continue;
    }
    const name = `${read.territory} ${read.period}`;
    const before = lines.get(name);
    if (before !== undefined) faults.push({ line, code: 'repeated', params: { line: before } });
    lines.set(name, before ?? line);
    values.push({ ...read, line });
  }
  if (values.length + faults.length === 0) faults.push({ line: first + 1, code: 'no-rows', params: {} });
  return { values, faults };
}

function columnsOf(header: readonly string[]): Columns | null {
  const names = header.map(folded);
  const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const columns = {
    unit: at(headings.unit),
    territory: at(headings.territory),
    period: at(headings.period),
    value: at(headings.value),
  };
  const isWhole = columns.period >= 0 && columns.value >= 0 && (columns.unit >= 0 || columns.territory >= 0);
  return isWhole ? columns : null;
}

type Read = Omit<LineValue, 'line'>;
type Fault = Pick<LineFault, 'code' | 'params'>;

function readLine(row: readonly string[], columns: Columns, context: ValueContext): Fault | Read {
  const cell = (column: number): string => folded(row[column] ?? '');
  const place = cell(columns.unit) || cell(columns.territory);
  const carriers = context.named.get(place) ?? [];
  const [carrier] = carriers;
  if (carrier === undefined) return { code: 'unknown-place', params: { found: place } };
  if (carriers.length > 1) return { code: 'ambiguous-place', params: { found: place } };
  const period = periodOf(cell(columns.period), context);
  if ('code' in period) return period;
  const value = valueOf(cell(columns.value), context.measure);
  if ('code' in value) return value;
  const { unit, territory, path } = carrier;
  return { carrier, unit, territory, path, period: period.key, ...value, reason: null };
}

function periodOf(text: string, { year, now }: ValueContext): Fault | { readonly key: string } {
  const period = readPeriod(text, year);
  if (period === null) return { code: 'not-a-period', params: { found: text } };
  if (period.to.slice(0, 4) !== String(year)) return { code: 'other-year', params: { found: text, year } };
  return period.from > dayOf(now) ? { code: 'future-period', params: { found: text } } : period;
}

/** `1,234.5`, `98.4%`, `7200公里`, `2/3`; another unit of measure than the figure's is a fault, not a conversion. */
function valueOf(
  text: string,
  measure: string | null,
): Fault | { readonly value: number; readonly written: string } {
  if (text === '') return { code: 'no-value', params: {} };
  const unit = folded(measure ?? '');
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare) ? bare.replaceAll(',', '') : bare;
  const value = numberOf(plain);
  if (value !== null && Math.abs(value) <= 1e15) return { value, written: plain };
  const isOther = /^-?[\d.,]+\D+$/u.test(bare);
  return { code: isOther ? 'other-unit-of-measure' : 'not-a-number', params: { found: text } };
}
