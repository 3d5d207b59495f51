import { Injectable } from '@nestjs/common';
import { dayOf } from '@duban/calendar';
import type { WorkCalendar } from '@duban/calendar';
import type { PlanQuery } from '@duban/contracts';
import { newestProposals } from '@duban/persistence';
import { assumedIssueDay, plan } from '@duban/planning';
import type { EditedProposals } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { planWarnings } from './plan-warnings';
import { newestTemplates } from './newest-templates';

/** Milliseconds an answer is kept, and how many are. */
const keptMs = 60_000;
const mostKept = 20;

interface Kept {
  readonly answer: Promise<object>;
  readonly calendar: WorkCalendar;
  readonly until: number;
}

/** What issuing a document would create, unit by unit, and what must be confirmed before. */
@Injectable()
export class PlanDocumentUseCase {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  /** Planning a million tasks takes most of a second: the same question is answered once a minute. */
  async do(documentId: string, document: ParsedDocument, query: PlanQuery): Promise<object> {
    const { world, reading } = await this.engine.parts();
    const edited = await newestProposals(reading.pool, documentId);
    const key = JSON.stringify([documentId, query, edited?.version ?? 0, dayOf(this.context.now())]);
    const kept = this.#kept.get(key);
    if (kept?.calendar === world.calendar && kept.until > performance.now()) {
      return kept.answer;
    }
    const answer = this.#plan(documentId, document, { query, edited });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, { answer, calendar: world.calendar, until: performance.now() + keptMs });
    answer.catch(() => this.#kept.delete(key));
    return answer;
  }

  async #plan(
    documentId: string,
    document: ParsedDocument,
    asked: { readonly query: PlanQuery; readonly edited: EditedProposals | null },
  ): Promise<object> {
    const {
      edited,
      query: { planYear, territory, depth },
    } = asked;
    const { reading, world } = await this.engine.parts();
    const today = dayOf(this.context.now());
    const issue = assumedIssueDay(world.calendar, { year: planYear ?? null, document, today });
    const result = plan({
      ...issue,
      document,
      templates: await newestTemplates(reading.pool),
      edited,
      organisation: world.organisation,
      calendar: world.calendar,
      ...(depth === undefined ? {} : { depth }),
      ...(territory === undefined ? {} : { territories: territory }),
    });
    if (!result.ok) throw refusalOf(result.refusal);
    const burden = result.plan.burden();
    return {
      ...issue,
      depth: result.plan.depth,
      ...(result.plan.isProvisional() ? { provisional: true } : {}),
      totals: result.plan.totals(burden),
      units: burden,
      confirm: result.plan.confirm,
      heldBack: result.plan.heldBack,
      fallbacks: result.plan.fallbacks(),
      proposals: result.plan.proposals(),
      ...(await planWarnings(reading.pool, documentId, result.plan)),
    };
  }
}
