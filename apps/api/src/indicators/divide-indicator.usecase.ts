import { Injectable } from '@nestjs/common';
import { indicatorTargets } from '@duban/contracts';
import type { IndicatorTargetsBody } from '@duban/contracts';
import { divisionGap, rollUpOf } from '@duban/lifecycle';
import { addSettings, loadFigure, once } from '@duban/persistence';
import type { LoadedFigure } from '@duban/persistence';
import type { HeldPost } from '@duban/access';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { actorOf } from '../tasks/authorize';
import { isOwnBaseline } from './indicator-answer.usecase';
import { divisionText } from './division.text';
import { dividingPost } from './indicator-rights';
import { ReportIndicatorUseCase } from './report-indicator.usecase';

/** The division of a total among territories, and what a mean is weighted by. */
@Injectable()
export class DivideIndicatorUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly reports: ReportIndicatorUseCase,
  ) {}

  async do(input: RequestInput): Promise<object> {
    const { caller } = input;
    const row = await this.reports.figure(input);
    if (!caller.posts.some((post) => post.ruralOffice && post.post !== 'officer')) {
      throw new Refusal('forbidden');
    }
    const body = input.body(indicatorTargets);
    const before = await this.#load(input, row);
    const post = this.#post(input, before, body);
    const by = actorOf(caller, { verdict: 'ok', post });
    const { ds } = await this.engine.parts();
    const kept = await once(ds, input.idempotency(body), async (tx) => {
      await addSettings(tx, row.id, body.items, { by, at: this.context.now() });
      return true;
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return divided(await this.#load(input, row), body);
  }

  /** All of a figure that the region's totals and the Corps' shares are checked by. */
  async #load(input: RequestInput, row: LoadedFigure['row']): Promise<LoadedFigure> {
    const { pool } = await this.engine.parts();
    return loadFigure(pool, row, { code: '', path: '/' }, input.caller.visibility);
  }

  /** The post that may set all of these. @throws Refusal: 404, 403 or 422 for the first territory that cannot be set */
  #post(input: RequestInput, { carriers, row }: LoadedFigure, { items }: IndicatorTargetsBody): HeldPost {
    const places = new Map(carriers.map(({ territory, path }) => [territory, path]));
    let found: HeldPost | undefined;
    for (const { territory } of items) {
      const path = places.get(territory);
      if (path === undefined) throw new Refusal('territory-unknown', { territory });
      found = dividingPost(input.caller, { code: territory, path }, isOwnBaseline(row, territory));
      if (found === undefined) throw new Refusal('forbidden');
    }
    if (found === undefined) throw new Refusal('forbidden');
    return found;
  }
}

/** What stands now for the territories that were set, and the totals their shares do not make up. */
function divided({ row, tree }: LoadedFigure, { items }: IndicatorTargetsBody): object {
  const { targets, settings } = tree.source;
  const asked = new Set(items.map(({ territory }) => territory));
  const answer = [...asked].map((territory) => ({
    territory,
    target: targets(territory),
    weight: settings.weights.get(territory) ?? null,
  }));
  if (rollUpOf(row.body).rule !== 'sum') return { items: answer, warnings: [] };
  const gaps = tree.parentsOf(asked).flatMap((parent) => {
    const shares = new Map(tree.children(parent).map((code) => [code, targets(code).value]));
    const gap = divisionGap(parent, targets(parent).value, shares);
    return gap === null
      ? []
      : [{ code: 'shares-differ', ...gap, text: divisionText(gap, row.body.unit ?? '') }];
  });
  return { items: answer, warnings: gaps };
}
