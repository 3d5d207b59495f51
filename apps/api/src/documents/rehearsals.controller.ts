import { Controller, HttpCode, Post } from '@nestjs/common';
import { noQuery, rehearsalAnswer, rehearseRequest } from '@duban/contracts';
import { findParse } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { RehearseDocumentUseCase } from './rehearse-document.usecase';

/** A document's year, played before it is issued. */
@Controller()
export class RehearsalsController {
  constructor(
    private readonly engine: Engine,
    private readonly rehearsals: RehearseDocumentUseCase,
  ) {}

  /** A POST since it works long for one answer; it changes nothing. */
  @Post('documents/:id/rehearse')
  @HttpCode(200)
  @Operation({
    id: 'documents.rehearse',
    access: 'signed-in',
    body: rehearseRequest,
    answer: rehearsalAnswer,
    refusals: ['no-calendar', 'territory-unknown', 'rehearsal-too-large', 'rehearsal-busy'],
  })
  async rehearse(@Input() input: RequestInput): Promise<object> {
    const { reading } = await this.engine.parts();
    const id = input.id();
    const parse = await findParse(reading.pool, id);
    if (parse === null) throw new Refusal('not-found');
    input.query(noQuery);
    return this.rehearsals.do(id, parse, input.body(rehearseRequest));
  }
}
