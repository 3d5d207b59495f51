import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { newestProposals } from '@duban/persistence';
import type { ParsedDocument } from '@duban/policy';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { documentAnswer } from './document-answer';
import { newestTemplates } from './newest-templates';
import { proposedPlan } from './proposed-plan';

/** A document with what will be made of each of its clauses. */
@Injectable()
export class ReadDocumentUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async do(id: string, document: ParsedDocument, caller: Caller): Promise<object> {
    const { reading, world } = await this.engine.parts();
    const edited = await newestProposals(reading.pool, id);
    const made = await proposedPlan(reading.pool, world, {
      ...{ document, edited, caller, territory: undefined, planYear: edited?.planYear },
      now: this.context.now(),
    });
    const templates = await newestTemplates(reading.pool);
    return documentAnswer(id, document, { templates, plan: made.ok ? made.plan : null });
  }
}
