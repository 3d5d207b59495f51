import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { dayOf } from '@duban/calendar';
import { pageOf, partQuery, succession, successionBody } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import type { Unit } from '@duban/organisation';
import { once, putSuccession, successionsOf } from '@duban/persistence';
import type { RuleChanges, SuccessionRow } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { partOf } from '../http/part-of';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { changeAnswer } from '../rules/change-answer';

/** How long an answer waits for the open tasks to pass on, ms; what is left is a worker's. */
const patienceMs = 20_000;
/** Who reviews, decides or stands at the head of a place has no successor: its rights follow from the place itself. */
const withoutSuccessor: ReadonlySet<string> = new Set(['party', 'rural_office', 'party_office', 'corps']);

/** 承接: a department ends, and another takes its work over. */
@Controller('units')
export class SuccessionsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  @Get(':code/successions')
  @Operation({
    id: 'units.successions',
    access: 'administrator',
    query: partQuery,
    answer: pageOf(succession),
  })
  async list(@Input() input: RequestInput): Promise<object> {
    const { code } = this.#unit(input);
    const asked = input.query(partQuery);
    const { pool, changes } = await this.engine.parts();
    const rows = await successionsOf(pool, code);
    const items = await Promise.all(rows.map((row) => answerOf(row, changes)));
    return { ...partOf(items, asked, 'successions'), total: items.length };
  }

  /** Answers when all open tasks have passed on, or after a while with how far it has come. */
  @Post(':code/successions')
  @HttpCode(201)
  @Operation({
    id: 'units.succeed',
    access: 'administrator',
    body: successionBody,
    status: 201,
    answer: succession,
    changes: true,
    refusals: ['unit-unknown', 'succession-not-possible', 'already-succeeded', 'successor-ended'],
  })
  async succeed(@Input() input: RequestInput): Promise<object> {
    const former = this.#unit(input);
    const body = input.body(successionBody);
    const successor = this.#successor(former, body.successor);
    const now = this.context.now();
    const given = { former: former.code, successor: successor.code, basis: body.basis };
    const from = body.from ?? dayOf(now);
    const { ds, changes } = await this.engine.parts();
    const kept = await once(ds, input.idempotency({ former: former.code, ...body }), (tx) =>
      putSuccession(tx, { ...given, from, username: input.caller.username, now }),
    );
    if (!kept.ok) throw refusalOf(kept.error);
    const { answer } = kept;
    if (!answer.ok) {
      throw new Refusal(answer.code, { former: former.code, successor: answer.successor });
    }
    if (from <= dayOf(now)) await changes.follow(answer.change, patienceMs);
    return answerOf({ ...given, from, change: answer.change }, changes);
  }

  #unit(input: RequestInput): Unit {
    const found = this.context.organisation.unit(input.param('code'));
    if (found === null) throw new Refusal('not-found');
    return found;
  }

  #successor(former: Unit, code: string): Unit {
    const successor = this.context.organisation.unit(code);
    if (successor === null) throw new Refusal('unit-unknown', { unit: code });
    const types = [former.code, code].map((unit) => splitUnit(unit)[1]);
    if (
      successor.code === former.code ||
      successor.territory !== former.territory ||
      types.some((type) => withoutSuccessor.has(type))
    ) {
      throw new Refusal('succession-not-possible', { former: former.code, successor: code });
    }
    return successor;
  }
}

async function answerOf(row: SuccessionRow, changes: RuleChanges): Promise<object> {
  return { ...row, change: changeAnswer(await changes.get(row.change)) };
}
