import { Injectable } from '@nestjs/common';
import { pathOf, templatePost } from '@duban/access';
import type { Caller } from '@duban/access';
import { dayOf, formatInstant, yearOf } from '@duban/calendar';
import type { RankingQuery } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import { homeOf, keepRanking, placeOfPath, rankingSetting, rankResults } from '@duban/persistence';
import type { RankedGroup } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import { nameOf } from './board-scope';
import { fewestRanked, rankingRule, shares } from './ranking.text';

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const rateOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Ranking by results, once the head of the region's 农办 has switched it on. */
@Injectable()
export class RankingUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async do(query: RankingQuery, caller: Caller): Promise<object> {
    const { reading, pool } = await this.engine.parts();
    const now = this.context.now();
    const setting = await rankingSetting(pool);
    const planYear = query.planYear ?? yearOf(dayOf(now));
    const { organisation } = this.context;
    const path =
      query.territory === undefined ? homeOf(caller.visibility) : pathOf(organisation, query.territory);
    const groups =
      setting.enabled && path !== null
        ? await rankResults(
            reading,
            { visibility: caller.visibility, now },
            {
              by: query.by,
              path: path === '/' ? null : path,
              type: query.type ?? (query.by === 'unit' ? 'agri' : undefined),
              level: query.level === undefined ? undefined : [query.level],
              document: query.document,
              planYear,
            },
          )
        : [];
    return {
      ...{ enabled: setting.enabled, changedBy: setting.changedBy },
      changedAt: setting.changedAt === null ? null : formatInstant(setting.changedAt),
      mayChange: maySwitch(caller),
      by: query.by,
      territory: path === null || path === '/' ? null : placeOfPath(path),
      ...{ planYear, asOf: formatInstant(now), rule: rankingRule },
      items: ranked(groups).map((row) => this.#named(row, query.by)),
    };
  }

  /** @throws Refusal of 403 for all but the head or deputy of the region's 农办 */
  async switchTo(enabled: boolean, caller: Caller): Promise<void> {
    if (!maySwitch(caller)) throw new Refusal('forbidden');
    const { pool } = await this.engine.parts();
    await keepRanking(pool, enabled, caller.username, this.context.now());
  }

  #named({ key, ...row }: Ranked, by: 'territory' | 'unit'): object {
    const { organisation } = this.context;
    return by === 'unit'
      ? { ...row, unit: key, territory: splitUnit(key)[0], name: organisation.unit(key)?.name ?? key }
      : { ...row, unit: null, territory: key, name: nameOf(organisation, key) };
  }
}

function maySwitch(caller: Caller): boolean {
  const post = templatePost(caller);
  return post !== undefined && post.post !== 'officer';
}

interface Ranked extends RankedGroup {
  readonly rank: number | null;
  readonly small: boolean;
  readonly score: number | null;
  readonly onTimeRate: number | null;
  readonly returnedRate: number | null;
  readonly reachedRate: number | null;
}

/** Scores and ranks; those with few results come last, without a rank. The same score has the same rank. */
export function ranked(groups: readonly RankedGroup[]): readonly Ranked[] {
  const scored = groups.map((group): Omit<Ranked, 'rank'> => {
    const onTimeRate = rateOf(group.onTime, group.counted);
    const returnedRate = rateOf(group.returned, group.counted);
    const reachedRate = rateOf(group.reached, group.figures);
    const score = scoreOf(onTimeRate, returnedRate, reachedRate);
    return { ...group, small: group.counted < fewestRanked, score, onTimeRate, returnedRate, reachedRate };
  });
  const order = scored.sort(
    (a, b) =>
      Number(a.small) - Number(b.small) || (b.score ?? 0) - (a.score ?? 0) || (a.key < b.key ? -1 : 1),
  );
  return order.map((row) => ({
    ...row,
    rank: row.small ? null : order.findIndex((each) => each.score === row.score) + 1,
  }));
}

function scoreOf(onTime: number | null, returned: number | null, reached: number | null): number | null {
  if (onTime === null || returned === null) return null;
  const earned = onTime * shares.onTime + (1 - Math.min(1, returned)) * shares.quality;
  if (reached === null) return hundredths((earned / (shares.onTime + shares.quality)) * 100);
  return hundredths(earned + reached * shares.figures);
}
