import { Controller, Get } from '@nestjs/common';
import { clauseStandings, standingQuery } from '@duban/contracts';
import { findParse } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { partOf } from '../http/part-of';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ClauseStandingUseCase } from './clause-standing.usecase';

/** How each issued clause of a document stands. */
@Controller('documents/:id/clauses')
export class ClauseStandingController {
  constructor(
    private readonly engine: Engine,
    private readonly standings: ClauseStandingUseCase,
  ) {}

  @Get()
  @Operation({ id: 'documents.clauses', access: 'signed-in', query: standingQuery, answer: clauseStandings })
  async clauses(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    const { reading } = await this.engine.parts();
    if ((await findParse(reading.pool, id)) === null) throw new Refusal('not-found');
    const { planYear, ...asked } = input.query(standingQuery);
    const items = await this.standings.do(id, planYear, input.caller);
    return partOf(items, asked, 'clauses');
  }
}
