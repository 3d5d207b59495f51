import type { Light } from './model';

/** How many tasks stand under each light. */
export interface Tally {
  total: number;
  green: number;
  yellow: number;
  red: number;
  blue: number;
  grey: number;
  overdue: number;
}
export interface BoardCell extends Tally {
  document: string;
  clause: number;
  light: Light;
}
export interface BoardRow extends Tally {
  unit: string | null;
  territory: string;
  name: string;
  level: string;
  /** The units of the place itself, not those below it. */
  own: boolean;
  light: Light;
  cells: BoardCell[];
}
export interface BoardColumn extends BoardCell {
  heading: string;
}
export interface Board {
  by: 'unit' | 'territory';
  territory: { code: string; name: string } | null;
  asOf: string;
  totals: Tally;
  clauses: BoardColumn[];
  items: BoardRow[];
  nextCursor: string | null;
}

/** The lights in the order in which they press. */
export const pressing = ['red', 'yellow', 'green', 'blue', 'grey'] as const;

/** The number that a cell shows: how many stand under its own light. */
export function countOf(tally: Tally, light: Light): number {
  return tally[light];
}
