import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import { TermsCache } from '../record/issued-terms';
import type { IssuedTerms } from '../record/issued-terms';
import { taskView } from '../views/task-view';
import type { TaskView, TaskViewRow } from '../views/task-view';
import type { WorldData } from '../world/load-world';

/** What reads need: the pool, the world, and the terms read before. One for a process. */
export class Reading {
  readonly #terms = new TermsCache();

  constructor(
    readonly pool: Pool,
    readonly worldData: WorldData,
  ) {}

  /** The terms of rows, by their ids. */
  terms(rows: readonly { readonly terms_id: string }[]): Promise<ReadonlyMap<string, IssuedTerms>> {
    return this.#terms.get(
      this.pool,
      rows.map((row) => row.terms_id),
    );
  }

  /** Rows as people see them at an instant. */
  async views(rows: readonly TaskViewRow[], now: Instant): Promise<TaskView[]> {
    const terms = await this.terms(rows);
    return rows.map((row) => taskView(row, termsOf(terms, row), now, this.worldData.world));
  }
}

/** A row's terms, which there always are. */
export function termsOf(
  terms: ReadonlyMap<string, IssuedTerms>,
  row: { readonly terms_id: string },
): IssuedTerms {
  const found = terms.get(row.terms_id);
  if (found === undefined) throw new Error(`Terms ${row.terms_id} were not read.`);
  return found;
}
