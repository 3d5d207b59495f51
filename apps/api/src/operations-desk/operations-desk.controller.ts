import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import { actBodies, delivery, deliveryQuery, incidents, noQuery, pageOf } from '@duban/contracts';
import { listDeliveries, listIncidents, once, retryDelivery } from '@duban/persistence';
import type { DeliveryRow } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { deliveryError, incidentTitle } from './operations-desk.text';

const order = 'deliveries';
const mostIncidents = 200;

/** What operators look at: messages that did not arrive, and what the machine could not do. Nothing of tasks' contents. */
@Controller()
export class OperationsDeskController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  @Get('deliveries')
  @Operation({
    id: 'deliveries.list',
    access: 'signed-in',
    query: deliveryQuery,
    answer: pageOf(delivery),
    refusals: ['forbidden'],
  })
  async list(@Input() input: RequestInput): Promise<object> {
    assertOperator(input.caller);
    const { state, kind, limit, cursor } = input.query(deliveryQuery);
    const { pool } = await this.engine.parts();
    const after = placeOf(cursor, order, ['number', 'string']);
    const { items, more } = await listDeliveries(pool, { states: state, kinds: kind, after, limit });
    const last = more ? items.at(-1) : undefined;
    return {
      items: items.map((row) => this.#answer(row)),
      nextCursor:
        last === undefined ? null : cursorOf({ order, after: [last.updated_at.getTime(), last.id] }),
    };
  }

  @Post('deliveries/:id/retry')
  @HttpCode(200)
  @Operation({
    id: 'deliveries.retry',
    access: 'signed-in',
    body: actBodies.accept,
    answer: delivery,
    changes: true,
    refusals: ['forbidden', 'delivery-not-failed'],
  })
  async retry(@Input() input: RequestInput): Promise<object> {
    // Whoever may not see deliveries sees none of them.
    if (!input.caller.administrator) throw new Refusal('not-found');
    const id = input.id();
    const key = input.idempotency(input.body(actBodies.accept));
    const { ds } = await this.engine.parts();
    const outcome = await once(ds, key, async (tx) => {
      const tried = await retryDelivery(tx, id);
      if (tried.ok) return this.#answer(tried.row);
      if (tried.state === null) throw new Refusal('not-found');
      throw new Refusal('delivery-not-failed', { state: tried.state });
    });
    if (!outcome.ok) throw refusalOf(outcome.error);
    return outcome.answer;
  }

  @Get('incidents')
  @Operation({ id: 'incidents.list', access: 'signed-in', answer: incidents, refusals: ['forbidden'] })
  async incidents(@Input() input: RequestInput): Promise<object> {
    assertOperator(input.caller);
    input.query(noQuery);
    const { pool } = await this.engine.parts();
    const found = await listIncidents(pool, mostIncidents);
    return {
      items: found.map(({ id, kind, subject, error, times, first_at: first, last_at: last }) => ({
        ...{ id, kind, title: incidentTitle(kind), subject, error: error.slice(0, 500), times },
        firstAt: this.#told(first),
        lastAt: this.#told(last),
      })),
    };
  }

  #answer(row: DeliveryRow): object {
    const { id, kind, state, attempts, error, username, name, notification_kind, day, lines } = row;
    return {
      ...{ id, kind, state, attempts, error: deliveryError(error), username, name },
      notification: { kind: notification_kind, day, lines },
      nextTry: state === 'waiting' ? this.#told(row.next_try) : null,
      createdAt: this.#told(row.created_at),
      updatedAt: this.#told(row.updated_at),
    };
  }

  /** What the database's own clock wrote, as people's clock says it. */
  #told(machine: Date): string {
    return formatInstant(this.context.businessInstant(machine));
  }
}

/** @throws Refusal of 403 */
function assertOperator(caller: Caller): void {
  if (!caller.administrator) throw new Refusal('forbidden');
}
