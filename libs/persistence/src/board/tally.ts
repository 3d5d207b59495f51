/** How many tasks stand under each light; `overdue` cuts across the lights. */
export interface Tally {
  readonly total: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly blue: number;
  readonly grey: number;
  readonly overdue: number;
}

export const tallyColumns = ['total', 'green', 'yellow', 'red', 'blue', 'grey', 'overdue'] as const;

export const emptyTally: Tally = { total: 0, green: 0, yellow: 0, red: 0, blue: 0, grey: 0, overdue: 0 };

/** Both together. */
export function addTally(a: Tally, b: Tally): Tally {
  return {
    total: a.total + b.total,
    green: a.green + b.green,
    yellow: a.yellow + b.yellow,
    red: a.red + b.red,
    blue: a.blue + b.blue,
    grey: a.grey + b.grey,
    overdue: a.overdue + b.overdue,
  };
}

/** The tally of a row, without what else the row holds. */
export function tallyOf({ total, green, yellow, red, blue, grey, overdue }: Tally): Tally {
  return { total, green, yellow, red, blue, grey, overdue };
}
