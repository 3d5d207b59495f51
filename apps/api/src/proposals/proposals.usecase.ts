import { Injectable } from '@nestjs/common';
import {
  besidePlaces,
  decidingPost,
  decidingTerritories,
  pathOf,
  slipPlaces,
  wordingPost,
} from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import { dayOf, formatInstant } from '@duban/calendar';
import type { ProposalQuery } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import {
  decideProposal,
  documentName,
  findTask,
  listProposals,
  lockProposal,
  once,
  proposalEdits,
} from '@duban/persistence';
import type { Connection, IdempotencyKey, PersonActor, ProposalRow } from '@duban/persistence';
import type { SlipFacts } from '@duban/papers';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { BoardKeeper } from '../supervision/board-keeper.service';
import { slipFacts, slipName, slipNumber } from './slip-facts.text';
import { worded } from './slip-wording';

const order = 'proposals';

export interface Verdict {
  readonly id: string;
  readonly approve: boolean;
  readonly reason: string | null;
  /** The version of its wording that the caller saw. */
  readonly expected: number | undefined;
}

/** Slips the engine drafts: who sees them, and what a leader decides. */
@Injectable()
export class ProposalsUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly keeper: BoardKeeper,
  ) {}

  async list(query: ProposalQuery, caller: Caller): Promise<object> {
    await this.keeper.catchUp();
    const { reading } = await this.engine.parts();
    const { limit, cursor, mine, territory, ...same } = query;
    const { organisation } = this.context;
    const filters = {
      ...same,
      ...(territory === undefined
        ? {}
        : { paths: territory.map((code) => pathOf(organisation, code)).filter((path) => path !== null) }),
      ...(mine === true ? { deciders: this.#officesOf(decidingTerritories(caller)) } : {}),
    };
    const after = placeOf(cursor, order, ['number', 'string']);
    const page = await listProposals(reading.pool, this.#viewer(caller), filters, { after, limit });
    const last = page.more ? page.items.at(-1) : undefined;
    return {
      items: await this.#answers(page.items, caller),
      nextCursor: last === undefined ? null : cursorOf({ order, after: [last.at.getTime(), last.id] }),
    };
  }

  /** @throws Refusal of 404 for what does not exist and what may not be seen alike */
  async read(id: string, caller: Caller): Promise<object> {
    const [answer] = await this.#answers([await this.find(id, caller)], caller);
    return answer ?? {};
  }

  /** The facts of a slip: as they were frozen, or, of a draft, as they stand and are worded. */
  async facts(row: ProposalRow): Promise<SlipFacts> {
    if (row.document !== null) return row.document as SlipFacts;
    const { reading, world } = await this.engine.parts();
    const found = await findTask(reading, row.task_id);
    if (found === null) throw new Refusal('not-found');
    const document = await documentName(reading.pool, found.issued.documentId);
    const head = {
      kind: row.kind,
      office: row.decider,
      number: null,
      instruction: null,
      now: this.context.now(),
    };
    const subject = { state: found.row.state, issued: found.issued, document };
    const facts = slipFacts(subject, head, this.context.organisation, world.world);
    const [edit] = await proposalEdits(reading.pool, row.id);
    return worded(facts, edit);
  }

  /** Whether the caller decides it at all; asked before its body is read. @throws Refusal of 404 or 403, in this order */
  async mayDecide(id: string, caller: Caller): Promise<void> {
    const { decider } = await this.find(id, caller);
    if (decidingPost(caller, splitUnit(decider)[0]) === undefined) throw new Refusal('forbidden');
  }

  /** @throws Refusal of 404, 403 or 409, in this order */
  async decide(verdict: Verdict, caller: Caller, key: IdempotencyKey | undefined): Promise<object> {
    const { ds } = await this.engine.parts();
    const done = await once(ds, key, async (tx) => {
      await this.#decideIn(tx, verdict, caller);
      const [row] = (await this.#rows(tx, verdict.id, caller)) as readonly [ProposalRow];
      return (await this.#answers([row], caller))[0] ?? {};
    });
    if (!done.ok) throw refusalOf(done.error);
    return done.answer;
  }

  async #decideIn(tx: Connection, { id, approve, reason, expected }: Verdict, caller: Caller): Promise<void> {
    const { reading, world } = await this.engine.parts();
    const { organisation, now: clock } = this.context;
    const now = clock();
    const [seen] = await this.#rows(tx, id, caller);
    if (seen === undefined) throw new Refusal('not-found');
    const post = decidingPost(caller, splitUnit(seen.decider)[0]);
    if (post === undefined) throw new Refusal('forbidden');
    const locked = await lockProposal(tx, id, now);
    if (locked === null) throw new Refusal('not-found');
    const document = await documentName(reading.pool, locked.issued.documentId);
    const { decider, kind } = locked.proposal;
    const fault = await decideProposal(tx, locked, {
      approve,
      reason,
      expected,
      now,
      day: dayOf(now),
      organisation,
      by: actorOf(caller, post),
      named: (number) => slipName(kind, slipNumber(organisation, { decider, kind, ...number })),
      document: ({ task, issued }, number, edit) =>
        worded(
          slipFacts(
            { state: task.state, issued, document },
            {
              kind,
              office: decider,
              number: slipNumber(organisation, { decider, kind, ...number }),
              instruction: reason,
              now,
            },
            organisation,
            world.world,
          ),
          edit,
        ),
    });
    if (fault !== null) throw new Refusal(fault.code, 'params' in fault ? fault.params : {});
  }

  #viewer(caller: Caller) {
    return {
      ...{ visibility: caller.visibility, now: this.context.now() },
      ...{ offices: slipPlaces(caller), beside: this.#officesOf(besidePlaces(caller)) },
    };
  }

  /** The 农办 of places. */
  #officesOf(territories: readonly string[]): readonly string[] {
    return territories
      .map((territory) => this.context.organisation.ruralOffice(territory)?.code)
      .filter((code) => code !== undefined);
  }

  async #rows(tx: Connection, id: string, caller: Caller): Promise<readonly ProposalRow[]> {
    return (await listProposals(tx, this.#viewer(caller), { id }, { limit: 1 })).items;
  }

  /** @throws Refusal of 404 */
  async find(id: string, caller: Caller): Promise<ProposalRow> {
    const { reading } = await this.engine.parts();
    const page = await listProposals(reading.pool, this.#viewer(caller), { id }, { limit: 1 });
    const [row] = page.items;
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }

  async #answers(rows: readonly ProposalRow[], caller: Caller): Promise<readonly object[]> {
    const { reading } = await this.engine.parts();
    const { organisation } = this.context;
    const terms = await reading.terms(rows);
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      editable: isEditable(row, caller),
      kind: row.kind,
      state: row.state,
      taskId: row.sees_task ? row.task_id : null,
      clause: row.clause,
      title: terms.get(row.terms_id)?.terms.title ?? '',
      unit: row.unit,
      decider: row.decider,
      dueOn: row.due_on,
      lateWorkingDays: row.late_days,
      status: row.status,
      at: formatInstant(row.at.getTime()),
      reason: row.reason,
      decidedBy:
        row.decided_by === null
          ? null
          : { name: row.decided_by.name, unit: row.decided_by.unit, post: row.decided_by.post },
      decidedAt: row.decided_at === null ? null : formatInstant(row.decided_at.getTime()),
      number:
        row.year === null || row.number === null
          ? null
          : slipNumber(organisation, { ...row, year: row.year, number: row.number }),
      decidable: row.state === 'pending' && decidingPost(caller, splitUnit(row.decider)[0]) !== undefined,
    }));
  }
}

/** Whether the caller may word it otherwise. */
export function isEditable(
  { state, decider }: Pick<ProposalRow, 'decider' | 'state'>,
  caller: Caller,
): boolean {
  return state === 'pending' && wordingPost(caller, splitUnit(decider)[0]) !== undefined;
}

export function actorOf(caller: Caller, { unit, post }: HeldPost): PersonActor {
  return { kind: 'person', username: caller.username, name: caller.name, unit, post };
}
