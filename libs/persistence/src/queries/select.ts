import type { Pool, QueryResultRow } from 'pg';
import type { Connection } from '../database/connection';

/** Gathers a SELECT's conditions and the values of its parameters, in the order in which they are named. */
export class Select {
  readonly #values: unknown[] = [];
  readonly #conditions: string[] = [];

  /** Names a value: `$1`, `$2` …. */
  param(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  /** Adds a condition that all rows must meet. */
  where(condition: string): this {
    this.#conditions.push(condition);
    return this;
  }

  /** `WHERE …` with every condition; empty without one. */
  get whereText(): string {
    return whereOf(this.#conditions);
  }

  /** The same with one condition more. */
  whereAlso(condition: string): string {
    return whereOf([condition, ...this.#conditions]);
  }

  /**
   * Runs the text. It is planned anew each time, for half a millisecond: what a caller may see decides which index
   * serves, and a plan made for all callers would serve none.
   */
  async run<T extends QueryResultRow>(pool: Connection | Pool, text: string): Promise<T[]> {
    return (await pool.query<T>(text, this.#values)).rows;
  }
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map((one) => `(${one})`).join(' AND ')}`;
}

/** A keyset condition: rows after the given values, in the order of the columns. */
export function afterPlace(
  select: Select,
  columns: readonly string[],
  values: readonly unknown[],
  descending: boolean,
): string {
  const params = values.map((value) => select.param(value));
  return `(${columns.join(', ')}) ${descending ? '<' : '>'} (${params.join(', ')})`;
}

/** Text for ILIKE that matches the words anywhere, literally. */
export function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
}
