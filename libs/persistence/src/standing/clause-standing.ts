import type { Indicator, Light } from '@duban/lifecycle';

export interface TaskTally {
  readonly total: number;
  readonly completed: number;
  readonly overdue: number;
}

/** One sentence of a clause and the tasks that answer for it. */
export interface SentenceStanding {
  readonly index: number;
  readonly text: string;
  /** The worst light among its tasks; grey where none runs. */
  readonly light: Light;
  readonly tasks: TaskTally;
  /** Worst first, at most 1,000. */
  readonly taskIds: readonly string[];
}

/** A figure of the clause, with the sentence it stands in (1-based). */
export interface ClauseIndicator extends Indicator {
  readonly sentence: number;
}

/** An item of `GET /documents/:id/clauses`. */
export interface ClauseStanding {
  readonly clause: number;
  readonly heading: string;
  readonly light: Light;
  readonly tasks: TaskTally;
  readonly sentences: readonly SentenceStanding[];
  readonly indicators: readonly ClauseIndicator[];
  readonly closedAt: string | null;
}
