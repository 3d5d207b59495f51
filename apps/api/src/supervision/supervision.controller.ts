import { Controller, Get } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import { boardAnswer, boardQuery, overdueItem, overdueQuery, pageOf } from '@duban/contracts';
import { listOverdue } from '@duban/persistence';
import type { OverdueTask, WorldData } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { RequestInput } from '../http/request-input';
import { withProvisional } from '../tasks/task-answer';
import { TaskListUseCase } from '../tasks/task-list.usecase';
import { BoardUseCase } from './board.usecase';

const order = 'overdue';

/** For supervisors. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly lists: TaskListUseCase,
    private readonly boards: BoardUseCase,
  ) {}

  @Get('board')
  @Operation({ id: 'supervision.board', access: 'signed-in', query: boardQuery, answer: boardAnswer })
  board(@Input() input: RequestInput): Promise<object> {
    return this.boards.do(input.query(boardQuery), input.caller);
  }

  @Get('overdue')
  @Operation({
    id: 'supervision.overdue',
    access: 'signed-in',
    query: overdueQuery,
    answer: pageOf(overdueItem),
  })
  async overdue(@Input() input: RequestInput): Promise<object> {
    const { limit, cursor, ...narrowing } = input.query(overdueQuery);
    const { reading, world } = await this.engine.parts();
    const page = await listOverdue(
      reading,
      { visibility: input.caller.visibility, now: this.context.now() },
      this.lists.filters(narrowing, input.caller),
      { after: placeOf(cursor, order, ['number', 'string']), limit },
    );
    return {
      items: page.items.map((item) => overdueAnswer(item, world)),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
    };
  }
}

function overdueAnswer({ task, told, next, ...rest }: OverdueTask, world: WorldData): object {
  return {
    ...withProvisional(task, world),
    ...rest,
    told: told.map((who) => ({ ...who, at: formatInstant(who.at) })),
    next: next === null ? null : { ...next, at: formatInstant(next.at) },
  };
}
