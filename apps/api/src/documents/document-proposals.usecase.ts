import { Injectable } from '@nestjs/common';
import { issuingPosts, isRegion, pathOf } from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import { proposalsEdit } from '@duban/contracts';
import type { ProposalsQuery } from '@duban/contracts';
import {
  findParse,
  importerUnits,
  newestProposals,
  proposalsAt,
  proposalVersions,
  saveProposals,
} from '@duban/persistence';
import type { SavedProposals } from '@duban/persistence';
import { coverage, editProposals } from '@duban/planning';
import type { Plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { editFaultOf } from './edit-fault.text';
import { newestTemplates } from './newest-templates';
import { proposedPlan } from './proposed-plan';

const mostFaults = 50;

/**
 * Tasks that were made from a document's own words, looked at and edited before it is issued. Whoever may issue at the
 * level that brought the document in, or above it, edits them; versions are added, and everything that plans takes
 * the newest.
 */
@Injectable()
export class DocumentProposalsUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async read(id: string, query: ProposalsQuery, caller: Caller): Promise<object> {
    const { reading } = await this.engine.parts();
    const document = await this.#document(id);
    const saved =
      query.version === undefined
        ? await newestProposals(reading.pool, id)
        : await proposalsAt(reading.pool, id, query.version);
    if (saved === null && (query.version ?? 0) > 0) throw new Refusal('not-found');
    return this.#answer(id, document, { query, saved, caller });
  }

  /** The newest version of the edits after this one. */
  async edit(input: RequestInput, query: ProposalsQuery): Promise<object> {
    const id = input.id();
    const { ds, reading, world } = await this.engine.parts();
    const document = await this.#document(id);
    const post = await this.#editingPost(id, input.caller);
    if (post === undefined) throw new Refusal('forbidden');
    const { tasks } = input.body(proposalsEdit);
    const before = await newestProposals(reading.pool, id);
    const made = await this.#plan(document, { query, saved: before, caller: input.caller });
    const { planYear } = made.request;
    const { organisation } = world;
    const edited = editProposals(
      { organisation, planYear, matches: made.matches, before: made.proposals() },
      tasks,
    );
    if (!edited.ok) {
      const faults = edited.faults.slice(0, mostFaults).map(editFaultOf);
      throw new Refusal('invalid-body', { fields: faults.map(({ message }) => message) }, faults);
    }
    const { username, name } = input.caller;
    const saved = await saveProposals(ds, {
      documentId: id,
      expected: input.ifVersion(),
      planYear,
      clauses: edited.clauses,
      editedBy: { kind: 'person', username, name, unit: post.unit, post: post.post },
      editedAt: this.context.now(),
    });
    if (!saved.ok) throw new Refusal('stale-version', { version: saved.version });
    return this.read(id, { ...query, version: saved.version }, input.caller);
  }

  async versions(id: string): Promise<object> {
    const { reading } = await this.engine.parts();
    await this.#document(id);
    const found = await proposalVersions(reading.pool, id);
    return {
      items: found.map((saved) => ({
        version: saved.version,
        planYear: saved.planYear,
        tasks: saved.clauses.reduce((sum, { tasks }) => sum + tasks.length, 0),
        ...editorOf(saved),
      })),
    };
  }

  /** @throws Refusal of 404 */
  async #document(id: string): Promise<ParsedDocument> {
    const { reading } = await this.engine.parts();
    const parse = await findParse(reading.pool, id);
    if (parse === null) throw new Refusal('not-found');
    return parse;
  }

  async #plan(document: ParsedDocument, { query, saved, caller }: Standing): Promise<Plan> {
    const { reading, world } = await this.engine.parts();
    const made = await proposedPlan(reading.pool, world, {
      document,
      planYear: query.planYear ?? saved?.planYear,
      territory: query.territory,
      edited: saved,
      caller,
      now: this.context.now(),
    });
    if (!made.ok) throw refusalOf(made.refusal);
    return made.plan;
  }

  async #answer(id: string, document: ParsedDocument, standing: Standing): Promise<object> {
    const { reading } = await this.engine.parts();
    const { saved, caller } = standing;
    const made = await this.#plan(document, standing);
    const proposals = made.proposals();
    const { uncovered } = coverage(document, await newestTemplates(reading.pool), saved);
    return {
      documentId: id,
      version: saved?.version ?? 0,
      planYear: made.request.planYear,
      territories: made.request.territories ?? ['65', 'BT'],
      ...(saved === null ? { editedBy: null, editedAt: null } : editorOf(saved)),
      mayEdit: (await this.#editingPost(id, caller)) !== undefined,
      clauses: made.matches
        .filter(({ template }) => template === null || template.proposed === true)
        .map(({ clause }) => ({
          clause: clause.number,
          heading: clause.heading,
          sentences: clause.sentences,
          tasks: proposals.filter((task) => task.clause === clause.number),
        })),
      uncovered,
    };
  }

  /** The post by which the caller may edit: of a place that is, or lies above, that of the office that imported it. */
  async #editingPost(id: string, caller: Caller): Promise<HeldPost | undefined> {
    const { reading, world } = await this.engine.parts();
    const { organisation } = world;
    const units = (await importerUnits(reading.pool, id)).map((code) => organisation.unit(code));
    const paths = units.flatMap((unit) =>
      unit === null ? [] : (pathOf(organisation, unit.territory) ?? []),
    );
    return issuingPosts(caller).find(
      (post) => isRegion(post) || paths.some((path) => path.startsWith(post.path)),
    );
  }
}

/** What an answer is made of. */
interface Standing {
  readonly query: ProposalsQuery;
  readonly saved: SavedProposals | null;
  readonly caller: Caller;
}

function editorOf({ editedBy, editedAt }: SavedProposals): object {
  const { username, name, unit, post } = editedBy;
  return { editedBy: { username, name, unit, post }, editedAt: formatInstant(editedAt) };
}
