import { Injectable } from '@nestjs/common';
import { pathOf } from '@duban/access';
import type { Caller } from '@duban/access';
import { dayOf } from '@duban/calendar';
import type { WorkloadQuery } from '@duban/contracts';
import { weekOf } from '@duban/planning';
import type { Budgets } from '@duban/planning';
import { listWorkload } from '@duban/persistence';
import type { UnitWorkload, WorkloadSpan } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { BudgetsUseCase } from './budgets.usecase';

/** What each unit is asked: in a week, a month and a year, beside its level's budget. */
@Injectable()
export class WorkloadUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly budgets: BudgetsUseCase,
  ) {}

  async do(query: WorkloadQuery, caller: Caller): Promise<object> {
    const { limit, cursor, sort, territory, over = false, at: asked, ...same } = query;
    const { pool } = await this.engine.parts();
    const { organisation } = this.context;
    const now = this.context.now();
    const at = asked ?? dayOf(now);
    const budgets = await this.budgets.standing();
    const order = `workload ${at} ${sort.descending ? '-' : ''}${sort.key}`;
    const paths = territory?.map((code) => pathOf(organisation, code)).filter((path) => path !== null);
    const page = await listWorkload(
      pool,
      { visibility: caller.visibility, now },
      { ...same, paths },
      {
        at,
        limits: budgets,
        over,
        order: sort,
        after: placeOf(cursor, order, ['number', 'string']),
        limit,
      },
    );
    return {
      items: page.items.map((item) => this.#answer(item, at, budgets)),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
      total: page.total,
    };
  }

  #answer({ busiest, told, total, open, ...item }: UnitWorkload, at: string, budgets: Budgets): object {
    const limits = budgets[item.level];
    const periods = { week: weekOf(at), month: at.slice(0, 7), year: at.slice(0, 4) };
    const span = (name: WorkloadSpan): object => ({
      period: periods[name],
      asked: item[name],
      limit: limits[name],
      over: item[name] > limits[name],
      ...told[name],
    });
    return {
      unit: item.unit,
      name: this.context.organisation.unit(item.unit)?.name ?? item.unit,
      territory: item.territory,
      level: item.level,
      tasks: { total, open },
      week: span('week'),
      month: span('month'),
      year: span('year'),
      busiest: busiest === null ? null : { ...busiest, over: busiest.asked > limits.week },
    };
  }
}
