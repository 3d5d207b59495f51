import type { Terms } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection, Statement } from '../database/connection';
import { rows } from '../database/connection';
import type { Basis } from '../views/task-view';

/** A task's terms with the sentences of the document they rest on. Immutable once written. */
export interface IssuedTerms {
  readonly terms: Terms;
  readonly issueId: string;
  /** Null for a task made by dividing another. */
  readonly dispatchId: string | null;
  readonly documentId: string;
  readonly basis: readonly Basis[];
}

interface TermsRow {
  readonly id: string;
  readonly body: Terms;
  readonly issue_id: string;
  readonly dispatch_id: string | null;
  readonly document_id: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}

const load: Statement = {
  name: 'load-terms',
  text: `SELECT t.id, t.body, t.issue_id, t.dispatch_id, i.document_id, c.heading, c.sentences
         FROM terms t JOIN issue i ON i.id = t.issue_id
         JOIN issue_clause c ON c.issue_id = t.issue_id AND c.clause = t.clause
         WHERE t.id = ANY ($1::uuid[])`,
};

/** Terms kept in memory; one row serves the tasks of many units. */
const capacity = 10_000;

/** Terms by id, read once. The oldest are forgotten beyond `capacity`, so memory stays flat. */
export class TermsCache {
  readonly #known = new Map<string, IssuedTerms>();

  /** The terms of all ids; throws where one does not exist. */
  async get(at: Connection | Pool, ids: Iterable<string>): Promise<ReadonlyMap<string, IssuedTerms>> {
    const found = new Map<string, IssuedTerms>();
    const missing = new Set<string>();
    for (const id of ids) {
      const known = this.#known.get(id);
      if (known === undefined) missing.add(id);
      else found.set(id, known);
    }
    if (missing.size === 0) return found;
    for (const row of await rows<TermsRow>(at, load, [[...missing]])) {
      const issued = {
        terms: row.body,
        issueId: row.issue_id,
        dispatchId: row.dispatch_id,
        documentId: row.document_id,
        basis: basisOf(row),
      };
      this.#keep(row.id, issued);
      found.set(row.id, issued);
      missing.delete(row.id);
    }
    if (missing.size > 0) throw new Error(`Terms are missing: ${[...missing].join(', ')}.`);
    return found;
  }

  #keep(id: string, issued: IssuedTerms): void {
    if (this.#known.size >= capacity) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    this.#known.set(id, issued);
  }
}

function basisOf(row: TermsRow): readonly Basis[] {
  const { clause, sentences } = row.body;
  // A clause that is its heading alone: there is nothing else to quote.
  if (sentences.length === 0) {
    return [{ document: row.document_id, clause, sentence: 0, text: row.heading }];
  }
  return sentences.map((sentence) => ({
    document: row.document_id,
    clause,
    sentence,
    text: row.sentences[sentence - 1] ?? '',
  }));
}
