import { Injectable } from '@nestjs/common';
import { wordingPost } from '@duban/access';
import type { Caller } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import { slipWordingEdit } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import { proposedWording, wordedParts } from '@duban/papers';
import { editProposal, inTransaction, lockProposal, proposalEdits } from '@duban/persistence';
import type { ProposalEdit } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { actorOf, isEditable, ProposalsUseCase } from './proposals.usecase';
import { changedParts, inLines, partsAstray } from './slip-wording';

/** How a slip is worded until a leader decides. */
@Injectable()
export class SlipDraftsUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly proposals: ProposalsUseCase,
  ) {}

  /** @throws Refusal of 404 */
  async read(id: string, caller: Caller): Promise<object> {
    const { pool } = await this.engine.parts();
    const row = await this.proposals.find(id, caller);
    const facts = await this.proposals.facts(row);
    const proposed = proposedWording(facts);
    const edits = await proposalEdits(pool, id);
    return {
      ...{ id, kind: row.kind, version: row.version, editable: isEditable(row, caller) },
      parts: wordedParts[row.kind],
      wording: facts.wording ?? proposed,
      proposed,
      edits: edits.map(editAnswer),
    };
  }

  /** Adds a version. @throws Refusal of 404, 403, 422, 412 or 409, in this order */
  async edit(input: RequestInput): Promise<object> {
    const id = input.id();
    const { caller } = input;
    const row = await this.proposals.find(id, caller);
    const post = wordingPost(caller, splitUnit(row.decider)[0]);
    if (post === undefined) throw new Refusal('forbidden');
    const edit = inLines(input.body(slipWordingEdit));
    const astray = partsAstray(row.kind, edit);
    if (astray.length > 0) throw new Refusal('invalid-body', { fields: astray });
    const wording = { ...changedParts(await this.proposals.facts(row), edit) };
    const { ds } = await this.engine.parts();
    const now = this.context.now();
    const fault = await inTransaction(ds, async (tx) => {
      const locked = await lockProposal(tx, id, now);
      if (locked === null) throw new Refusal('not-found');
      const editedBy = actorOf(caller, post);
      return editProposal(tx, locked, { expected: input.ifVersion(), wording, editedBy, at: now });
    });
    if (fault !== null) throw new Refusal(fault.code, 'params' in fault ? fault.params : {});
    return this.read(id, caller);
  }
}

function editAnswer({ version, at, editedBy, wording }: ProposalEdit): object {
  const { username, name, unit, post } = editedBy;
  return { version, at: formatInstant(at), by: { username, name, unit, post }, wording };
}
