import { Injectable } from '@nestjs/common';
import { permit } from '@duban/access';
import type { Caller } from '@duban/access';
import { actBodies, docketReport } from '@duban/contracts';
import type { ActName } from '@duban/contracts';
import { docketTasks, listDockets } from '@duban/persistence';
import type { DocketView, TaskView } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { authorizing } from '../tasks/authorize';
import { itemAnswers } from '../tasks/bulk-acts.usecase';
import type { ItemAnswer } from '../tasks/bulk-acts.usecase';
import { traitsOf } from '../tasks/task-answer';

/** A docket with those of its tasks that the caller may see. */
export interface OpenedDocket {
  readonly docket: DocketView;
  readonly tasks: readonly TaskView[];
}

type Items = Promise<{ readonly items: readonly ItemAnswer[] }>;

/** What a unit does to its list in one go. */
@Injectable()
export class DocketActsUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  /** @throws Refusal of 404 where the caller sees none of its tasks */
  async open(id: string, caller: Caller): Promise<OpenedDocket> {
    const { reading } = await this.engine.parts();
    const viewer = { visibility: caller.visibility, now: this.context.now() };
    const { items } = await listDockets(reading, viewer, { id }, { limit: 1 });
    const [docket] = items;
    if (docket === undefined) throw new Refusal('not-found');
    return { docket, tasks: await docketTasks(reading, viewer, id) };
  }

  /** 整单签收: every assigned task. */
  async accept(input: RequestInput): Items {
    const { caller } = input;
    const opened = await this.#mayAct('accept', input);
    const key = input.idempotency(input.body(actBodies.accept));
    const { record, world } = await this.engine.parts();
    const outcome = await record.acceptDocket(opened.docket.id, {
      authorize: authorizing(caller, 'accept'),
      ...(key === undefined ? {} : { idempotency: key }),
    });
    const items = itemAnswers(outcome, caller, world);
    if (items.length === 0) {
      throw new Refusal('status-not-allowed', { act: 'accept', allowed: ['assigned'] });
    }
    return { items };
  }

  /** 合并反馈: one submission for many tasks, answered one by one. */
  async report(input: RequestInput): Items {
    const { caller } = input;
    const opened = await this.#mayAct('progress', input);
    const body = input.body(docketReport);
    const key = input.idempotency(body);
    const { record, world } = await this.engine.parts();
    const outcome = await record.reportDocket(opened.docket.id, {
      items: body.items,
      authorize: authorizing(caller, 'progress'),
      ...(key === undefined ? {} : { idempotency: key }),
    });
    return { items: itemAnswers(outcome, caller, world) };
  }

  /** A docket's acts are its unit's: whoever may do the act to one of its tasks. @throws Refusal of 404 or 403 */
  async #mayAct(act: ActName, input: RequestInput): Promise<OpenedDocket> {
    const opened = await this.open(input.id(), input.caller);
    const { world } = await this.engine.parts();
    const may = opened.tasks.some(
      (task) => permit(input.caller, act, traitsOf(task, world)).verdict === 'ok',
    );
    if (!may) throw new Refusal('forbidden', { act });
    return opened;
  }
}
