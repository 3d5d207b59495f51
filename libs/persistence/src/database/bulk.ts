import { createHash } from 'node:crypto';
import type { QueryResult } from 'pg';
import { arrayLiteral } from './array-literal';
import type { Connection, Statement } from './connection';

/** A column of a bulk statement and the SQL type its values are sent as. */
export interface BulkColumn {
  readonly name: string;
  /** Arrays are sent as their text form: type `text[]`, values made by `textArray`. */
  readonly type: string;
}

/** One statement for any number of rows: each column travels as one array. */
export interface BulkStatement extends Statement {
  readonly columns: readonly BulkColumn[];
}

/** `INSERT … SELECT … FROM unnest(…)`; `tail` is e.g. `ON CONFLICT DO NOTHING`. */
export function bulkInsert(table: string, columns: readonly BulkColumn[], tail = ''): BulkStatement {
  const names = columns.map(({ name }) => name).join(', ');
  const text = `INSERT INTO ${table} (${names}) SELECT ${selected(columns)} FROM ${unnested(columns)} ${tail}`;
  return { name: nameOf(table, text), text, columns };
}

/** `UPDATE … FROM unnest(…)`, matched by the first column. */
export function bulkUpdate(table: string, columns: readonly BulkColumn[]): BulkStatement {
  const [key, ...set] = columns;
  if (key === undefined) throw new Error('An update needs a key.');
  const sets = set.map((column) => `${column.name} = ${cast(column)}`).join(', ');
  const text = `UPDATE ${table} SET ${sets} FROM ${unnested(columns)} WHERE ${table}.${key.name} = u.${key.name}`;
  return { name: nameOf(table, text), text, columns };
}

/** Sends one statement for all rows; a row's values stand in the order of the columns. */
export function sendBulk(
  tx: Connection,
  statement: BulkStatement,
  values: readonly (readonly unknown[])[],
): Promise<QueryResult> {
  const { name, text, columns } = statement;
  const literals = columns.map(({ type }, i) => {
    const column = values.map((row) => row[i]);
    return arrayLiteral(type, column);
  });
  return tx.query({ name, text, values: literals });
}

const nameOf = (table: string, text: string): string =>
  `${table}-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
const isArray = (column: BulkColumn): boolean => column.type.endsWith('[]');
const cast = (column: BulkColumn): string => `u.${column.name}${isArray(column) ? `::${column.type}` : ''}`;

function selected(columns: readonly BulkColumn[]): string {
  return columns.map(cast).join(', ');
}

function unnested(columns: readonly BulkColumn[]): string {
  const arrays = columns.map((column, i) => `$${i + 1}::${isArray(column) ? 'text' : column.type}[]`);
  return `unnest(${arrays.join(', ')}) AS u (${columns.map(({ name }) => name).join(', ')})`;
}
