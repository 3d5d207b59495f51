import { Controller, Get } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { chain, noQuery, pageOf, partQuery, unit, unitPeople, unitQuery } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import type { Unit } from '@duban/organisation';
import { peopleOf } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { partOf } from '../http/part-of';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { UnitIndex } from './unit-index';
import { unitAnswer, unitsAt } from './unit-list';

const order = 'units';

/** The organisation: who there is, and who hears of an overdue task. */
@Controller('units')
export class UnitsController implements OnApplicationBootstrap {
  readonly #index: UnitIndex;

  constructor(
    private readonly context: ApiContext,
    private readonly engine: Engine,
  ) {
    this.#index = new UnitIndex(context.organisation);
  }

  /** Makes the index before the first caller waits for it. */
  onApplicationBootstrap(): void {
    setImmediate(() => void this.#index.all());
  }

  @Get()
  @Operation({ id: 'units.list', access: 'signed-in', query: unitQuery, answer: pageOf(unit) })
  list(@Input() input: RequestInput): object {
    const { parent, q, type, limit, cursor } = input.query(unitQuery);
    const { organisation } = this.context;
    const [from = 0] = (placeOf(cursor, order, ['number']) ?? []) as readonly number[];
    const found =
      q === undefined
        ? unitsAt(organisation, parent)
        : this.#index.search(q, parent === undefined ? undefined : splitUnit(parent)[0]);
    const all = type === undefined ? found : found.filter((each) => each.type === type);
    const end = Math.max(0, from) + limit;
    return {
      items: all.slice(Math.max(0, from), end).map((each) => unitAnswer(organisation, each)),
      nextCursor: end < all.length ? cursorOf({ order, after: [end] }) : null,
      total: all.length,
    };
  }

  @Get(':code')
  @Operation({ id: 'units.read', access: 'signed-in', answer: unit })
  read(@Input() input: RequestInput): object {
    const found = this.#unit(input);
    input.query(noQuery);
    return unitAnswer(this.context.organisation, found);
  }

  @Get(':code/chain')
  @Operation({ id: 'units.chain', access: 'signed-in', query: partQuery, answer: chain })
  chain(@Input() input: RequestInput): object {
    const found = this.#unit(input);
    return partOf(this.context.organisation.chain(found.code), input.query(partQuery), 'chain');
  }

  /** Names to sign in with are nobody's but the unit's own and the administrator's. */
  @Get(':code/people')
  @Operation({
    id: 'units.people',
    access: 'signed-in',
    query: partQuery,
    answer: unitPeople,
    refusals: ['forbidden'],
  })
  async people(@Input() input: RequestInput): Promise<object> {
    const found = this.#unit(input);
    const asked = input.query(partQuery);
    const { caller } = input;
    const own = caller.posts.some((held) => held.unit === found.code && held.deputyOf === undefined);
    if (!caller.administrator && !own) {
      throw new Refusal('forbidden');
    }
    const { pool } = await this.engine.parts();
    return partOf(await peopleOf(pool, found.code), asked, 'people');
  }

  #unit(input: RequestInput): Unit {
    const found = this.context.organisation.unit(input.param('code'));
    if (found === null) throw new Refusal('not-found');
    return found;
  }
}
