import { Injectable } from '@nestjs/common';
import { isRegion } from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import { assessmentQuery, noQuery } from '@duban/contracts';
import type { AssessmentRules } from '@duban/lifecycle';
import {
  beginPublication,
  computingOf,
  cutoffOf,
  once,
  provisionalScores,
  publicationsOf,
  publicationView,
  publishedScores,
} from '@duban/persistence';
import type { PublicationRow } from '@duban/persistence';
import { loadAssessmentRules } from '@duban/seeds';
import { z } from 'zod';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { actorOf } from '../tasks/authorize';

const order = 'assessment';
/** Provisional scores are worked out when asked for: fewer units at a time. */
const mostProvisional = 50;
const nothing = z.strictObject({});
/** How long an answer waits for a publication, ms; the rest is any worker's. */
const patienceMs = 2_000;

/** The scores of a year: as published, or as things stand. */
@Injectable()
export class AssessmentUseCase {
  readonly #rules = loadAssessmentRules();

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async read(input: RequestInput): Promise<object> {
    const year = yearOf(input);
    const { unit, publication, limit, cursor } = input.query(assessmentQuery);
    const { reading, pool } = await this.engine.parts();
    const [all, computing] = await Promise.all([publicationsOf(pool, year), computingOf(pool, year)]);
    const chosen = choose(all, publication);
    const [after] = placeOf(cursor, order, ['string']) ?? [];
    const scope = {
      visibility: input.caller.visibility,
      units: unit,
      after: after === undefined ? undefined : String(after),
      limit: chosen === null ? Math.min(limit, mostProvisional) : limit,
    };
    const rules = chosen?.rules ?? this.newestRules();
    const cutoff = chosen?.cutoff.getTime() ?? cutoffOf(year, this.context.now());
    const page =
      chosen === null
        ? await provisionalScores(reading, scope, { year, rules, cutoff })
        : await publishedScores(reading, chosen.id, scope);
    return {
      year,
      state: chosen === null ? 'provisional' : 'published',
      cutoff: formatInstant(cutoff),
      rules: rulesView(rules),
      publication: chosen === null ? null : publicationView(chosen),
      publications: all.map(publicationView),
      computing: computing === null ? null : publicationView(computing),
      items: page.items,
      nextCursor: page.next === null ? null : cursorOf({ order, after: [page.next] }),
    };
  }

  /** By the region's 农办 alone: its head or deputy. What takes longer than an answer may is under way when it comes. */
  async publish(input: RequestInput): Promise<object> {
    const year = yearOf(input);
    input.query(noQuery);
    const post = publisher(input.caller);
    if (post === undefined) throw new Refusal('forbidden');
    const body = input.body(nothing);
    const { ds, world, publications } = await this.engine.parts();
    const by = actorOf(input.caller, { verdict: 'ok', post });
    const beginning = { year, rules: this.newestRules(), by, now: this.context.now() };
    const kept = await once(ds, input.idempotency(body), async (tx) => {
      const begun = await beginPublication(tx, world, beginning);
      if (!begun.ok) throw new Refusal(begun.code, { year });
      return { id: begun.id };
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return publicationView(await publications.follow(kept.answer.id, patienceMs));
  }

  newestRules(): AssessmentRules {
    const newest = this.#rules.at(-1);
    if (newest === undefined) throw new Error('There are no rules of assessment.');
    return newest;
  }
}

/** The year in the path. @throws Refusal of 404 */
export function yearOf(input: RequestInput): number {
  const text = input.param('year');
  if (!/^20\d\d$/u.test(text)) throw new Refusal('not-found');
  return Number(text);
}

function publisher(caller: Caller): HeldPost | undefined {
  return caller.posts.find((post) => isRegion(post) && post.ruralOffice && post.post !== 'officer');
}

/** The publication asked for, the newest, or null for things as they stand. @throws Refusal of 404 */
function choose(
  all: readonly PublicationRow[],
  asked: number | 'provisional' | undefined,
): PublicationRow | null {
  if (asked === 'provisional') return null;
  if (asked === undefined) return all[0] ?? null;
  const found = all.find(({ number }) => number === asked);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

function rulesView({ version, title, source, rules }: AssessmentRules): object {
  return {
    ...{ version, title, source },
    items: Object.entries(rules).map(([rule, { points, most, text }]) => ({
      rule,
      points,
      most: most ?? null,
      text,
    })),
  };
}
