import { Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import {
  noQuery,
  pageOf,
  proposal,
  proposalApproval,
  proposalQuery,
  proposalRejection,
  slipDraft,
  slipWordingEdit,
} from '@duban/contracts';
import { slipDocument } from '@duban/papers';
import { FastifyReply } from 'fastify';
import { Operation } from '../access/operation.decorator';
import { fileAnswer, mediaTypes } from '../http/file-answer';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { ProposalsUseCase } from './proposals.usecase';
import { SlipDraftsUseCase } from './slip-drafts.usecase';
import { slipFile } from './slip-facts.text';

/** 督办通知单, 通报, 约谈: the engine proposes, a leader decides. */
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsUseCase,
    private readonly drafts: SlipDraftsUseCase,
  ) {}

  @Get()
  @Operation({ id: 'proposals.list', access: 'signed-in', query: proposalQuery, answer: pageOf(proposal) })
  list(@Input() input: RequestInput): Promise<object> {
    return this.proposals.list(input.query(proposalQuery), input.caller);
  }

  @Get(':id')
  @Operation({ id: 'proposals.read', access: 'signed-in', answer: proposal })
  read(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    input.query(noQuery);
    return this.proposals.read(id, input.caller);
  }

  @Get(':id/document.docx')
  @Operation({ id: 'proposals.document', access: 'signed-in', answer: 'file' })
  async document(
    @Input() input: RequestInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const facts = await this.proposals.facts(await this.proposals.find(input.id(), input.caller));
    input.query(noQuery);
    const name = slipFile(facts);
    return fileAnswer(reply, await slipDocument(facts), { type: mediaTypes.docx, name });
  }

  @Get(':id/draft')
  @Operation({ id: 'proposals.draft', access: 'signed-in', answer: slipDraft })
  draft(@Input() input: RequestInput): Promise<object> {
    const id = input.id();
    input.query(noQuery);
    return this.drafts.read(id, input.caller);
  }

  @Put(':id/draft')
  @Operation({
    id: 'proposals.edit',
    access: 'signed-in',
    body: slipWordingEdit,
    answer: slipDraft,
    versioned: true,
    refusals: ['forbidden', 'stale-version', 'proposal-decided', 'proposal-lapsed'],
  })
  edit(@Input() input: RequestInput): Promise<object> {
    return this.drafts.edit(input);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Operation({
    id: 'proposals.approve',
    access: 'signed-in',
    body: proposalApproval,
    answer: proposal,
    changes: true,
    versioned: true,
    refusals: ['forbidden', 'stale-version', 'proposal-decided', 'proposal-lapsed', 'status-not-allowed'],
  })
  async approve(@Input() input: RequestInput): Promise<object> {
    await this.proposals.mayDecide(input.id(), input.caller);
    const body = input.body(proposalApproval);
    const verdict = {
      id: input.id(),
      approve: true,
      reason: body.reason ?? null,
      expected: input.ifVersion(),
    };
    return this.proposals.decide(verdict, input.caller, input.idempotency(body));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Operation({
    id: 'proposals.reject',
    access: 'signed-in',
    body: proposalRejection,
    answer: proposal,
    changes: true,
    versioned: true,
    refusals: ['forbidden', 'stale-version', 'proposal-decided', 'proposal-lapsed'],
  })
  async reject(@Input() input: RequestInput): Promise<object> {
    await this.proposals.mayDecide(input.id(), input.caller);
    const body = input.body(proposalRejection);
    const verdict = { id: input.id(), approve: false, reason: body.reason, expected: input.ifVersion() };
    return this.proposals.decide(verdict, input.caller, input.idempotency(body));
  }
}
