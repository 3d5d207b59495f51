import { armedClocks, poolOf } from '@duban/persistence';
import type { DataSource } from 'typeorm';
import type { ClauseToStart, ClockToStart } from './workflows';

/** The workflows that ought to run, as the record has it. */
export interface Wanted {
  readonly clocks: readonly ClockToStart[];
  readonly clauses: readonly ClauseToStart[];
  /** Ids of dispatches that have not ended. */
  readonly dispatches: readonly string[];
}

/** Reads what ought to run: clocks with something to wait for, clauses not closed, dispatches not ended. */
export async function wanted(ds: DataSource): Promise<Wanted> {
  const pool = poolOf(ds);
  const clocks: ClockToStart[] = [];
  for await (const clock of armedClocks(ds)) clocks.push(clock);
  const clauses = await pool.query<ClauseToStart>(
    `SELECT c.issue_id AS "issueId", c.clause, i.document_id AS "documentId"
     FROM issue_clause c JOIN issue i ON i.id = c.issue_id
     WHERE c.closed_at IS NULL ORDER BY c.issue_id, c.clause`,
  );
  const dispatches = await pool.query<{ id: string }>(
    `SELECT id FROM dispatch WHERE state = 'running' ORDER BY requested_at`,
  );
  return { clocks, clauses: clauses.rows, dispatches: dispatches.rows.map(({ id }) => id) };
}
