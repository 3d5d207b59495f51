import { openStatuses } from '@duban/lifecycle';
import type { Rules, Terms, TermsChange } from '@duban/lifecycle';
import { defaultRules } from '@duban/planning';
import type { ClauseTemplate } from '@duban/planning';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { planUnder } from '../dispatch/issued-plan';
import { termsBook, withContentId } from '../dispatch/terms-book';
import { canonicalJson } from '../ids/canonical-json';
import type { IssuedTerms } from '../record/issued-terms';
import type { LoadedTask } from '../record/loaded-task';
import type { WorldData } from '../world/load-world';
import type { TermsTarget } from './terms-target';

/**
 * Running tasks under another version of their template: each gets the terms that issuing it then would have given with
 * this version. Tasks whose key the version no longer has keep theirs; tasks it has anew come with the next issuing.
 */
export class TemplateTarget implements TermsTarget {
  readonly statuses = openStatuses;
  readonly clauses: readonly number[];
  readonly #issued: ReadonlySet<string>;
  /** New terms by dispatch, then by clause and key. */
  readonly #terms = new Map<string, ReadonlyMap<string, Terms>>();

  private constructor(
    private readonly template: ClauseTemplate,
    private readonly worldData: WorldData,
    issued: readonly { readonly issue_id: string; readonly clause: number }[],
  ) {
    this.clauses = [...new Set(issued.map(({ clause }) => clause))];
    this.#issued = new Set(issued.map(({ issue_id, clause }) => `${issue_id} ${clause}`));
  }

  /** @param template its `version` is the one that tasks are moved to */
  static async of(
    at: Connection | Pool,
    worldData: WorldData,
    template: ClauseTemplate,
  ): Promise<TemplateTarget> {
    const found = await at.query<{ issue_id: string; clause: number }>(
      'SELECT issue_id, clause FROM issue_clause WHERE template_clause = $1',
      [template.number],
    );
    return new TemplateTarget(template, worldData, found.rows);
  }

  async dockets(at: Connection | Pool, after: string | null, limit: number): Promise<string[]> {
    const found = await at.query<{ docket_id: string }>({
      name: 'dockets-of-template',
      text: `SELECT DISTINCT t.docket_id FROM issue_clause c
             JOIN task t ON t.issue_id = c.issue_id AND t.clause = c.clause
             WHERE c.template_clause = $1 AND ($2::uuid IS NULL OR t.docket_id > $2) AND t.status = ANY ($3::text[])
             ORDER BY 1 LIMIT $4`,
      values: [this.template.number, after, [...openStatuses], limit],
    });
    return found.rows.map(({ docket_id }) => docket_id);
  }

  async prepare(at: Connection | Pool, issued: Iterable<IssuedTerms>): Promise<void> {
    for (const { dispatchId } of issued) {
      if (dispatchId === null || this.#terms.has(dispatchId)) continue;
      this.#terms.set(dispatchId, await this.#termsOf(at, dispatchId));
    }
  }

  changeOf(task: Pick<LoadedTask, 'issue_id' | 'clause'>, issued: IssuedTerms): TermsChange | null {
    const { terms: from, dispatchId, issueId } = issued;
    const { version } = this.template;
    if (!this.#issued.has(`${task.issue_id} ${task.clause}`) || from.templateVersion >= version) return null;
    const to =
      dispatchId === null
        ? withContentId(issueId, { ...withoutId(from), rules: this.#rules(), templateVersion: version })
        : this.#terms.get(dispatchId)?.get(`${from.clause}/${from.key}`);
    if (to === undefined || isSameBody(from, to)) return null;
    const { world } = this.worldData;
    return { cause: 'template', of: version, from, to, former: world, world };
  }

  async #termsOf(at: Connection | Pool, dispatchId: string): Promise<ReadonlyMap<string, Terms>> {
    const issued = await planUnder(at, this.worldData, dispatchId, this.template);
    const book = termsBook(issued);
    const found = new Map<string, Terms>();
    for (const { clause, template } of issued.plan.matches) {
      if (template?.number !== this.template.number) continue;
      for (const task of issued.plan.tasks(clause.number)) {
        const name = `${task.clause}/${task.key}`;
        if (!found.has(name)) found.set(name, book.of(task));
      }
    }
    return found;
  }

  #rules(): Rules {
    return { ...defaultRules, ...this.template.rules };
  }
}

function withoutId({ id: _, ...body }: Terms): Omit<Terms, 'id'> {
  return body;
}

/** Whether two terms ask the same, whatever they are called. */
function isSameBody(a: Terms, b: Terms): boolean {
  const plain = (terms: Terms): string => canonicalJson({ ...terms, id: '', templateVersion: 0 });
  return plain(a) === plain(b);
}
