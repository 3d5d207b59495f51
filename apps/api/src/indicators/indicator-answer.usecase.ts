import { Injectable } from '@nestjs/common';
import { pathOf } from '@duban/access';
import type { Caller } from '@duban/access';
import { indicatorPlaceQuery, indicatorQuery } from '@duban/contracts';
import { listIndicators, readIndicator } from '@duban/persistence';
import type { IndicatorDetail, LoadedFigure } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { dividingPost, reportRight } from './indicator-rights';

const order = 'indicators';

/** Figures as they stand, for the caller's eyes. */
@Injectable()
export class IndicatorAnswerUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async list(input: RequestInput): Promise<object> {
    const { limit, cursor, territory, ...filters } = input.query(indicatorQuery);
    const { reading } = await this.engine.parts();
    const paths = territory
      ?.map((code) => pathOf(this.context.organisation, code))
      .filter((path) => path !== null);
    const page = await listIndicators(
      reading,
      { visibility: input.caller.visibility, now: this.context.now() },
      { ...filters, paths },
      { after: placeOf(cursor, order, ['number', 'string', 'number', 'string']), limit },
    );
    return {
      items: page.items,
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
    };
  }

  /** @throws Refusal of 404 where the caller may see nothing of it there */
  async read(input: RequestInput): Promise<object> {
    const { caller } = input;
    const id = input.id();
    const { reading } = await this.engine.parts();
    const viewer = { visibility: caller.visibility, now: this.context.now() };
    const first = await readIndicator(reading, viewer, id, undefined);
    if (first === null) throw new Refusal('not-found');
    const { territory } = input.query(indicatorPlaceQuery);
    const found = territory === undefined ? first : await readIndicator(reading, viewer, id, territory);
    if (found === null) throw new Refusal('not-found');
    return { ...found.detail, ...this.#rights(caller, found.figure, found.detail) };
  }

  /** What the caller may do, for the territory and those right below it. */
  #rights(caller: Caller, { carriers, row, root }: LoadedFigure, detail: IndicatorDetail): object {
    const shown = new Set([root.code, ...detail.children.map(({ code }) => code)]);
    const near = carriers.filter(({ territory }) => shown.has(territory));
    const rights = near.map((carrier) => ({ unit: carrier.unit, right: reportRight(caller, carrier) }));
    const as = (wanted: string): string[] =>
      rights.filter(({ right }) => right?.as === wanted).map(({ unit }) => unit);
    const places = new Map(carriers.map(({ territory: code, path }) => [code, { code, path }]));
    const mayDivide = [...shown].filter((code) => {
      const place = places.get(code);
      return place !== undefined && dividingPost(caller, place, isOwnBaseline(row, code)) !== undefined;
    });
    return {
      mayReport: as('lead'),
      mayCorrect: as('supervisor'),
      mayDivide,
      mayImport: rights.some(({ right }) => right !== null),
    };
  }
}

/** Last year's value of the whole itself, where the document names none. */
export function isOwnBaseline({ body, whole }: LoadedFigure['row'], territory: string): boolean {
  return body.kind === 'relative' && (territory === whole || territory === 'BT');
}
