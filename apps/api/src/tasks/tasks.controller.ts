import { Controller, Get, Res } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import {
  lightReasonText,
  noQuery,
  pageOf,
  partQuery,
  task,
  taskEvents as eventsAnswer,
  taskExplanation,
  taskQuery,
  taskSchedule,
} from '@duban/contracts';
import { explain, schedule } from '@duban/lifecycle';
import type { LightReason } from '@duban/lifecycle';
import { childrenTally, taskEvents, taskView } from '@duban/persistence';
import { FastifyReply } from 'fastify';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { partOf } from '../http/part-of';
import { RequestInput } from '../http/request-input';
import { scheduleAnswer, taskAnswer } from './task-answer';
import { TaskListUseCase } from './task-list.usecase';
import { TaskReader } from './task-reader.service';

/** Reading tasks: lists, one with its history, what comes next, and why its light is as it is. */
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly tasks: TaskReader,
    private readonly lists: TaskListUseCase,
  ) {}

  @Get()
  @Operation({ id: 'tasks.list', access: 'signed-in', query: taskQuery, answer: pageOf(task) })
  list(@Input() input: RequestInput): Promise<object> {
    return this.lists.list(input.query(taskQuery), input.caller);
  }

  @Get(':id')
  @Operation({ id: 'tasks.read', access: 'signed-in', answer: task })
  async read(@Input() input: RequestInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { row, issued } = await this.tasks.find(input.id(), input.caller);
    input.query(noQuery);
    const { reading, world } = await this.engine.parts();
    const now = this.context.now();
    const view = taskView(row, issued, now, world.world);
    const children = await childrenTally(reading.pool, row.id, now);
    void reply.header('etag', `"${view.version}"`);
    return { ...taskAnswer(view, input.caller, world), ...(children === null ? {} : { children }) };
  }

  @Get(':id/events')
  @Operation({ id: 'tasks.events', access: 'signed-in', query: partQuery, answer: eventsAnswer })
  async events(@Input() input: RequestInput): Promise<object> {
    const { row } = await this.tasks.find(input.id(), input.caller);
    const asked = input.query(partQuery);
    const { reading } = await this.engine.parts();
    const events = await taskEvents(reading, row.id);
    const items = events.map(({ event, recordedAt, hash }) => ({
      ...event,
      at: formatInstant(event.at),
      recordedAt: formatInstant(recordedAt),
      hash,
    }));
    return partOf(items, asked, 'events');
  }

  @Get(':id/schedule')
  @Operation({ id: 'tasks.schedule', access: 'signed-in', query: partQuery, answer: taskSchedule })
  async schedule(@Input() input: RequestInput): Promise<object> {
    const { row, issued } = await this.tasks.find(input.id(), input.caller);
    const asked = input.query(partQuery);
    const { world } = await this.engine.parts();
    const items = schedule(row.state, issued.terms, this.context.now(), world.world);
    return partOf(
      items.map((item) => scheduleAnswer(item, world)),
      asked,
      'schedule',
    );
  }

  @Get(':id/explanation')
  @Operation({ id: 'tasks.explanation', access: 'signed-in', answer: taskExplanation })
  async explanation(@Input() input: RequestInput): Promise<object> {
    const { row, issued } = await this.tasks.find(input.id(), input.caller);
    input.query(noQuery);
    const { reading, world } = await this.engine.parts();
    const events = (await taskEvents(reading, row.id)).map(({ event }) => event);
    const { light, reasons, clock } = explain(
      row.state,
      issued.terms,
      events,
      this.context.now(),
      world.world,
    );
    return {
      light,
      reasons: reasons.map(({ code, params, at, workingDays }) => ({
        code,
        text: lightReasonText(code, this.#named(params)),
        ...(at === null ? {} : { at: formatInstant(at) }),
        ...(workingDays === null ? {} : { workingDays }),
      })),
      clock: clock.map((stretch) => ({
        ...stretch,
        from: formatInstant(stretch.from),
        to: stretch.to === null ? null : formatInstant(stretch.to),
      })),
    };
  }

  /** A reason's figures with the unit that holds the obstacle by its name. */
  #named(params: LightReason['params']): LightReason['params'] {
    const { heldBy } = params;
    if (typeof heldBy !== 'string') return params;
    return { ...params, heldBy: this.context.organisation.unit(heldBy)?.name ?? heldBy };
  }
}
