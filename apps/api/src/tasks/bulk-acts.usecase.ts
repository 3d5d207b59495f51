import { Injectable } from '@nestjs/common';
import { maySee, permit } from '@duban/access';
import type { Caller } from '@duban/access';
import { actBodies, bulkActs, isId, problemOf } from '@duban/contracts';
import type { ActName, Problem } from '@duban/contracts';
import { findTasks } from '@duban/persistence';
import type { BulkItem, BulkItemOutcome, BulkOutcome, WorldData } from '@duban/persistence';
import { Engine } from '../engine/engine.service';
import { checked } from '../http/checked';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { commandOf } from './act.usecase';
import { authorizing } from './authorize';
import { taskAnswer } from './task-answer';
import type { TaskWithActs } from './task-answer';

/** What one item of a bulk request came to. */
export interface ItemAnswer {
  readonly id: string;
  readonly ok: boolean;
  readonly task?: TaskWithActs;
  readonly error?: Problem;
}

/** The same act on many tasks, answered item by item: one that is refused stops no other. */
@Injectable()
export class BulkActsUseCase {
  constructor(private readonly engine: Engine) {}

  async do(input: RequestInput): Promise<{ readonly items: readonly ItemAnswer[] }> {
    const { caller } = input;
    const body = input.body(bulkActs);
    const idempotency = input.idempotency(body);
    const sound: BulkItem[] = [];
    const faulty = new Map<number, Refusal>();
    for (const [at, { id, ...item }] of body.items.entries()) {
      const command = isId(id) ? checkedItem(body.act, item) : new Refusal('not-found');
      if (command instanceof Refusal) faulty.set(at, command);
      else sound.push({ taskId: id.toLowerCase(), command: commandOf(body.act, command) });
    }
    const { record, world } = await this.engine.parts();
    const outcome = await record.actMany({
      items: sound,
      authorize: authorizing(caller, body.act),
      ...(idempotency === undefined ? {} : { idempotency }),
    });
    const answers = itemAnswers(outcome, caller, world)[Symbol.iterator]();
    const refusals = await this.#refusals(body, faulty, caller);
    return {
      items: body.items.map(({ id }, at) => {
        const refusal = refusals.get(at);
        if (refusal !== undefined) return { id, ok: false, error: problemOf(refusal.refused) };
        const next = answers.next();
        if (next.done === true) throw new Error('An item of a bulk act has no answer.');
        return next.value;
      }),
    };
  }

  /** Why the faulty items are refused: what may not be seen or done is told before what is wrong with the body. */
  async #refusals(
    { act, items }: { readonly act: ActName; readonly items: readonly { readonly id: string }[] },
    faulty: ReadonlyMap<number, Refusal>,
    caller: Caller,
  ): Promise<ReadonlyMap<number, Refusal>> {
    if (faulty.size === 0) return faulty;
    const { reading } = await this.engine.parts();
    const idAt = (at: number): string => items[at]?.id.toLowerCase() ?? '';
    const found = await findTasks(reading, [...faulty.keys()].map(idAt).filter(isId));
    return new Map(
      [...faulty].map(([at, refusal]) => {
        const task = found.get(idAt(at));
        if (task === undefined || !maySee(caller.visibility, task.traits)) {
          return [at, new Refusal('not-found')];
        }
        const allowed = permit(caller, act, task.traits).verdict === 'ok';
        return [at, allowed ? refusal : new Refusal('forbidden', { act })];
      }),
    );
  }
}

function checkedItem(act: ActName, item: object): Refusal | object {
  try {
    return checked(actBodies[act], item, 'invalid-body');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The items of the record's answer as the caller gets them. @throws Refusal of 409 or 422 about the key */
export function itemAnswers(outcome: BulkOutcome, caller: Caller, world: WorldData): readonly ItemAnswer[] {
  if (!outcome.ok) throw refusalOf(outcome.error);
  return outcome.items.map((item) => itemAnswer(item, caller, world));
}

function itemAnswer({ id, task, error }: BulkItemOutcome, caller: Caller, world: WorldData): ItemAnswer {
  if (task !== undefined) return { id, ok: true, task: taskAnswer(task, caller, world) };
  if (error === undefined) throw new Error('An item of a bulk act has neither task nor error.');
  return { id, ok: false, error: problemOf(refusalOf(error).refused) };
}
