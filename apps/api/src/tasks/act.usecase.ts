import { Injectable } from '@nestjs/common';
import { permit } from '@duban/access';
import type { Caller } from '@duban/access';
import { actBodies } from '@duban/contracts';
import type { ActName } from '@duban/contracts';
import type { ActRequest, PersonCommand } from '@duban/persistence';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { authorizing } from './authorize';
import { taskAnswer } from './task-answer';
import type { TaskWithActs } from './task-answer';
import { TaskReader } from './task-reader.service';

/** One act on one task: the answer is the task after it, recorded. */
@Injectable()
export class ActUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly tasks: TaskReader,
  ) {}

  async do(act: ActName, input: RequestInput): Promise<TaskWithActs> {
    const taskId = input.id();
    const { caller } = input;
    const request = await this.#request(act, taskId, input);
    const { record, world } = await this.engine.parts();
    const outcome = await record.act(request);
    if (!outcome.ok) throw refusalOf(outcome.error);
    return taskAnswer(outcome.task, caller, world);
  }

  /** A body that cannot be is told only to who may do the act. */
  async #request(act: ActName, taskId: string, input: RequestInput): Promise<ActRequest> {
    const { caller } = input;
    try {
      const body = input.body(actBodies[act]);
      const idempotency = input.idempotency(body);
      const ifVersion = input.ifVersion();
      return {
        taskId,
        command: commandOf(act, body),
        authorize: authorizing(caller, act),
        ...(idempotency === undefined ? {} : { idempotency }),
        ...(ifVersion === undefined ? {} : { ifVersion }),
      };
    } catch (error) {
      if (error instanceof Refusal) await this.#mustBeAllowed(act, taskId, caller);
      throw error;
    }
  }

  async #mustBeAllowed(act: ActName, taskId: string, caller: Caller): Promise<void> {
    const { traits } = await this.tasks.find(taskId, caller);
    if (permit(caller, act, traits).verdict !== 'ok') throw new Refusal('forbidden', { act });
  }
}

/** The command of an act's checked body; the schemas of the bodies are the commands' own shapes. */
export function commandOf(act: ActName, body: object): PersonCommand {
  return { act, ...body } as PersonCommand;
}
