import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { issuedYears, visibleIds } from '@duban/persistence';
import { Engine } from '../engine/engine.service';

/**
 * The standing of each issued clause, sentence by sentence. The figures are the whole document's, as its clauses'
 * workflows compile them; of the tasks themselves the caller is told those it may see.
 */
@Injectable()
export class ClauseStandingUseCase {
  constructor(private readonly engine: Engine) {}

  /** Without a plan year the latest one issued; nothing issued, no items. */
  async do(documentId: string, asked: number | undefined, caller: Caller): Promise<readonly object[]> {
    const { standing, reading } = await this.engine.parts();
    const planYear = asked ?? (await issuedYears(reading.pool, documentId))[0];
    if (planYear === undefined) return [];
    const items = await standing.of(documentId, planYear);
    const ids = items.flatMap(({ sentences }) => sentences.flatMap(({ taskIds }) => taskIds));
    const visible = await visibleIds(reading.pool, [...new Set(ids)], caller.visibility);
    return items.map((clause) => ({
      ...clause,
      sentences: clause.sentences.map((sentence) => ({
        ...sentence,
        taskIds: sentence.taskIds.filter((id) => visible.has(id)),
      })),
    }));
  }
}
