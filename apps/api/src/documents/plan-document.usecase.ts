import { Injectable } from '@nestjs/common';
import { dayOf } from '@duban/calendar';
import type { PlanQuery } from '@duban/contracts';
import { assumedIssueDay, plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { newestTemplates } from './document-answer';

/** What issuing a document would create, unit by unit, and what must be confirmed before. */
@Injectable()
export class PlanDocumentUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async do(document: ParsedDocument, { planYear, territory, depth }: PlanQuery): Promise<object> {
    const { reading, world } = await this.engine.parts();
    const today = dayOf(this.context.now());
    const issue = assumedIssueDay(world.calendar, { year: planYear ?? null, document, today });
    const result = plan({
      ...issue,
      document,
      templates: await newestTemplates(reading.pool),
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
      totals: result.plan.totals(burden),
      units: burden,
      confirm: result.plan.confirm,
      heldBack: result.plan.heldBack,
      fallbacks: result.plan.fallbacks(),
      proposals: result.plan.proposals(),
    };
  }
}
