import { Controller, Get, Put } from '@nestjs/common';
import {
  noQuery,
  proposalsAnswer,
  proposalsEdit,
  proposalsQuery,
  proposalVersionsAnswer,
} from '@duban/contracts';
import { Operation } from '../access/operation.decorator';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { DocumentProposalsUseCase } from './document-proposals.usecase';

/** The tasks proposed for a document's clauses, edited before it is issued. */
@Controller('documents/:id/proposals')
export class DocumentProposalsController {
  constructor(private readonly proposals: DocumentProposalsUseCase) {}

  @Get()
  @Operation({
    id: 'documents.proposals',
    access: 'signed-in',
    query: proposalsQuery,
    answer: proposalsAnswer,
    refusals: ['no-calendar', 'territory-unknown'],
  })
  read(@Input() input: RequestInput): Promise<object> {
    return this.proposals.read(input.id(), input.query(proposalsQuery), input.caller);
  }

  @Put()
  @Operation({
    id: 'documents.proposals.edit',
    access: 'signed-in',
    query: proposalsQuery,
    body: proposalsEdit,
    answer: proposalsAnswer,
    versioned: true,
    refusals: ['forbidden', 'no-calendar', 'territory-unknown', 'stale-version'],
  })
  edit(@Input() input: RequestInput): Promise<object> {
    return this.proposals.edit(input, input.query(proposalsQuery));
  }

  @Get('versions')
  @Operation({ id: 'documents.proposals.versions', access: 'signed-in', answer: proposalVersionsAnswer })
  async versions(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    input.query(noQuery);
    return this.proposals.versions(id);
  }
}
