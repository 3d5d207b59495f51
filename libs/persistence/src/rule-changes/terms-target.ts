import type { IssuedTerms } from '../record/issued-terms';
import type { LoadedTask } from '../record/loaded-task';
import type { Connection } from '../database/connection';
import type { TermsChange } from '@duban/lifecycle';
import type { Pool } from 'pg';

/** A change of terms as the batches ask it: which dockets, which of their tasks, and what becomes of each. */
export interface TermsTarget {
  /** Clauses of issued documents whose tasks it may concern; null: all. */
  readonly clauses: readonly number[] | null;
  /** Statuses of the tasks to look at; null: all, for what is closed has days too. */
  readonly statuses: readonly string[] | null;
  /** The next dockets after one, by id. */
  readonly dockets: (at: Connection | Pool, after: string | null, limit: number) => Promise<string[]>;
  /** Reads what `changeOf` needs for these tasks. */
  readonly prepare: (at: Connection | Pool, issued: Iterable<IssuedTerms>) => Promise<void>;
  /** What becomes of a task; null: nothing. */
  readonly changeOf: (
    task: Pick<LoadedTask, 'id' | 'issue_id' | 'clause'>,
    issued: IssuedTerms,
  ) => TermsChange | null;
}
