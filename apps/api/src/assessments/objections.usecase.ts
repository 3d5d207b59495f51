import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maySee } from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import { dayOf, formatInstant } from '@duban/calendar';
import { noQuery, objectionBody, objectionDecision } from '@duban/contracts';
import type { TaskTraits } from '@duban/contracts';
import {
  decideAssessmentObjection,
  objectionsOf,
  objectionsUntil,
  once,
  publicationsOf,
  raiseObjection,
} from '@duban/persistence';
import type { ObjectionRow, WorldData } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { actorOf } from '../tasks/authorize';
import { yearOf } from './assessment.usecase';

/** 复核: a unit objects to its published score; the 农办 a level above its supervising unit decides. */
@Injectable()
export class ObjectionsUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async list(input: RequestInput): Promise<object> {
    const year = yearOf(input);
    input.query(noQuery);
    const { pool } = await this.engine.parts();
    const all = await objectionsOf(pool, year);
    const seen = all.filter((row) => mayRead(input.caller, row));
    return { items: seen.map((row) => objectionView(row, input.caller)) };
  }

  async raise(input: RequestInput): Promise<object> {
    const year = yearOf(input);
    const { unit, text } = input.body(objectionBody);
    const post = input.caller.posts.find((each) => each.unit === unit);
    if (post === undefined) throw new Refusal('forbidden');
    const { pool, ds, world } = await this.engine.parts();
    const [publication] = await publicationsOf(pool, year);
    if (publication === undefined) throw new Refusal('not-published', { year });
    const now = this.context.now();
    const until = objectionsUntil(publication);
    if (dayOf(now) > until) throw new Refusal('assessment-objection-late', { until });
    const id = randomUUID();
    const made = {
      ...{ id, publication: publication.id, unit, path: post.path, text, at: now },
      reviewer: reviewerOf(unit, world),
      by: actorOf(input.caller, { verdict: 'ok', post }),
    };
    const kept = await once(ds, input.idempotency({ unit, text }), async (tx) => {
      if (!(await raiseObjection(tx, made))) throw new Refusal('assessment-objection-open');
      return id;
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return this.#view(year, kept.answer, input.caller);
  }

  async decide(input: RequestInput): Promise<object> {
    const year = yearOf(input);
    const id = input.id();
    const { pool, ds } = await this.engine.parts();
    const found = (await objectionsOf(pool, year)).find((row) => row.id === id);
    if (found === undefined || !mayRead(input.caller, found)) throw new Refusal('not-found');
    const post = decidingPost(input.caller, found);
    if (post === undefined) throw new Refusal('forbidden');
    const body = input.body(objectionDecision);
    const decision = {
      upheld: body.uphold,
      answer: body.text,
      corrections: body.uphold ? (body.corrections ?? []) : [],
      by: actorOf(input.caller, { verdict: 'ok', post }),
      at: this.context.now(),
    };
    const kept = await once(ds, input.idempotency(body), async (tx) => {
      if (!(await decideAssessmentObjection(tx, id, decision))) {
        throw new Refusal('assessment-objection-decided');
      }
      return id;
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return this.#view(year, id, input.caller);
  }

  async #view(year: number, id: string, caller: Caller): Promise<object> {
    const { pool } = await this.engine.parts();
    const row = (await objectionsOf(pool, year)).find((each) => each.id === id);
    if (row === undefined) throw new Refusal('not-found');
    return objectionView(row, caller);
  }
}

/**
 * Who decides: the unit that supervises the unit's supervisor. Above the region's own 农办 stands the region's 督查室,
 * and for the 农办 itself the region's party committee.
 */
function reviewerOf(unit: string, { organisation }: WorldData): string {
  const supervisor = organisation.supervisorOf(unit);
  const above = organisation.supervisorOf(supervisor);
  return above === unit ? '65-party' : above;
}

/** A head or deputy (or 书记) of the reviewing unit, never the person who published. */
function decidingPost(caller: Caller, row: ObjectionRow): HeldPost | undefined {
  if (caller.username === row.published_by.username) return undefined;
  return caller.posts.find(({ unit, post }) => unit === row.reviewer && post !== 'officer');
}

/** Whoever may see the unit's tasks, and who decides. */
function mayRead(caller: Caller, row: ObjectionRow): boolean {
  const traits: TaskTraits = {
    unit: row.unit,
    unitType: row.unit_type,
    support: [],
    supervisor: row.reviewer,
    relays: [],
    path: row.path,
    sensitive: false,
    parentUnit: null,
    obstacleHeldBy: null,
    objection: null,
  };
  return maySee(caller.visibility, traits);
}

const who = (person: ObjectionRow['raised_by'] | null): object | null =>
  person === null ? null : { name: person.name, unit: person.unit, post: person.post };

function objectionView(row: ObjectionRow, caller: Caller): object {
  return {
    id: row.id,
    publication: row.number_of,
    unit: row.unit,
    text: row.text,
    reviewer: row.reviewer,
    raisedBy: who(row.raised_by),
    raisedAt: formatInstant(row.raised_at.getTime()),
    upheld: row.upheld,
    answer: row.answer,
    corrections: row.corrections ?? [],
    decidedBy: who(row.decided_by),
    decidedAt: row.decided_at === null ? null : formatInstant(row.decided_at.getTime()),
    mayDecide: row.decided_at === null && decidingPost(caller, row) !== undefined,
  };
}
