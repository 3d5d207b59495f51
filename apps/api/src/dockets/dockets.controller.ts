import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import {
  actBodies,
  docket,
  docketDetail,
  docketQuery,
  docketReport,
  itemResults,
  noQuery,
  pageOf,
} from '@duban/contracts';
import { listDockets } from '@duban/persistence';
import type { DocketView, WorldData } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { RequestInput } from '../http/request-input';
import { markProvisional, withProvisional } from '../tasks/task-answer';
import { DocketActsUseCase } from './docket-acts.usecase';

const order = 'dockets';

/** Lists of what units owe: one a unit and issued document. */
@Controller('dockets')
export class DocketsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly acts: DocketActsUseCase,
  ) {}

  @Get()
  @Operation({ id: 'dockets.list', access: 'signed-in', query: docketQuery, answer: pageOf(docket) })
  async list(@Input() input: RequestInput): Promise<object> {
    const { limit, cursor, territory, ...filters } = input.query(docketQuery);
    const { reading, world } = await this.engine.parts();
    const page = await listDockets(
      reading,
      { visibility: input.caller.visibility, now: this.context.now() },
      { ...filters, ...(territory === undefined ? {} : { territories: territory }) },
      { after: placeOf(cursor, order, ['string', 'string']), limit },
    );
    return {
      items: page.items.map((item) => docketAnswer(item, world)),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
    };
  }

  @Get(':id')
  @Operation({ id: 'dockets.read', access: 'signed-in', answer: docketDetail })
  async read(@Input() input: RequestInput): Promise<object> {
    const opened = await this.acts.open(input.id(), input.caller);
    input.query(noQuery);
    const { world } = await this.engine.parts();
    return {
      ...docketAnswer(opened.docket, world),
      items: opened.tasks.map((task) => withProvisional(task, world)),
    };
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Operation({
    id: 'dockets.accept',
    access: 'signed-in',
    body: actBodies.accept,
    answer: itemResults,
    changes: true,
    refusals: ['forbidden', 'status-not-allowed'],
  })
  accept(@Input() input: RequestInput): Promise<object> {
    return this.acts.accept(input);
  }

  @Post(':id/report')
  @HttpCode(200)
  @Operation({
    id: 'dockets.report',
    access: 'signed-in',
    body: docketReport,
    answer: itemResults,
    changes: true,
    refusals: ['forbidden'],
  })
  report(@Input() input: RequestInput): Promise<object> {
    return this.acts.report(input);
  }
}

function docketAnswer({ updatedAt, ...view }: DocketView, world: WorldData): object {
  const answer = { ...view, updatedAt: formatInstant(updatedAt.getTime()) };
  return markProvisional(answer, [view.acceptBy, view.nextReportBy, view.nextDueOn], world);
}
