import { Injectable } from '@nestjs/common';
import { isDay, parseInstant, startOfDay } from '@duban/calendar';
import type { Caller } from '@duban/access';
import { pathOf } from '@duban/access';
import type { TaskQuery } from '@duban/contracts';
import { listTasks, placeKinds } from '@duban/persistence';
import type { TaskFilters } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { withProvisional } from './task-answer';

type Narrowing = Pick<
  TaskQuery,
  | 'clause'
  | 'document'
  | 'dueBefore'
  | 'light'
  | 'mine'
  | 'overdue'
  | 'parent'
  | 'q'
  | 'status'
  | 'supervisor'
  | 'territory'
  | 'unit'
>;

/** Lists of tasks: what the caller may see, narrowed, in order. */
@Injectable()
export class TaskListUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async list(query: TaskQuery, caller: Caller): Promise<object> {
    const { reading, world } = await this.engine.parts();
    const { sort, limit, cursor } = query;
    const order = `tasks ${sort.descending ? '-' : ''}${sort.key}`;
    const after = placeOf(cursor, order, placeKinds[sort.key]);
    const viewer = { visibility: caller.visibility, now: this.context.now() };
    const filters = this.filters(query, caller);
    const counted = after === undefined;
    const page = await listTasks(reading, viewer, filters, { order: sort, after, limit, counted });
    return {
      items: page.items.map((task) => withProvisional(task, world)),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
      ...(page.total === null ? {} : { total: page.total }),
    };
  }

  /** The caller's narrowing as the queries take it; unknown places have no tasks. */
  filters(query: Partial<Narrowing>, caller: Caller): TaskFilters {
    const { territory, dueBefore, mine, ...same } = query;
    const { organisation } = this.context;
    return {
      ...same,
      ...(territory === undefined
        ? {}
        : { paths: territory.map((code) => pathOf(organisation, code)).filter((path) => path !== null) }),
      ...(dueBefore === undefined
        ? {}
        : { dueBefore: isDay(dueBefore) ? startOfDay(dueBefore) : (parseInstant(dueBefore) ?? 0) }),
      ...(mine === true ? { mine: caller.visibility.units } : {}),
    };
  }
}
