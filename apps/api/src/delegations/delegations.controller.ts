import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { Caller } from '@duban/access';
import {
  dayFromNumber,
  dayNumber,
  dayOf,
  formatInstant,
  isDay,
  parseInstant,
  startOfDay,
} from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import { delegation, delegationBody, pageOf, partQuery } from '@duban/contracts';
import {
  addDelegation,
  delegableAccount,
  findDelegation,
  openDelegations,
  revokeDelegation,
} from '@duban/persistence';
import type { DelegationRow } from '@duban/persistence';
import { CallerService } from '../access/caller.service';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { partOf } from '../http/part-of';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';

/** AB 角: who stands in for whom while they are away. */
@Controller('delegations')
export class DelegationsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly callers: CallerService,
  ) {}

  /** Those that concern the caller, or units they head; the administrator sees all. */
  @Get()
  @Operation({ id: 'delegations.list', access: 'signed-in', query: partQuery, answer: pageOf(delegation) })
  async list(@Input() input: RequestInput): Promise<object> {
    const asked = input.query(partQuery);
    const { pool } = await this.engine.parts();
    const now = this.context.now();
    const rows = await openDelegations(pool, now);
    const { caller } = input;
    const items = rows.filter(
      (row) => row.deputy === caller.username || mayKeep(caller, row.principal, row.units),
    );
    const answers = items.map((row) => delegationAnswer(row, now));
    return { ...partOf(answers, asked, 'delegations'), total: items.length };
  }

  @Post()
  @HttpCode(201)
  @Operation({
    id: 'delegations.add',
    access: 'signed-in',
    body: delegationBody,
    status: 201,
    answer: delegation,
    changes: true,
    refusals: ['forbidden', 'account-unknown', 'invalid-delegation'],
  })
  async add(@Input() input: RequestInput): Promise<object> {
    const { caller } = input;
    const { from = caller.username, to, since, until } = input.body(delegationBody);
    const { pool } = await this.engine.parts();
    const [principal, deputy] = await Promise.all([delegableAccount(pool, from), delegableAccount(pool, to)]);
    if (!mayKeep(caller, from, principal?.units ?? [])) throw new Refusal('forbidden');
    if (principal === null || principal.units.length === 0) {
      throw new Refusal('account-unknown', { username: from });
    }
    if (deputy === null) throw new Refusal('account-unknown', { username: to });
    const now = this.context.now();
    const begins = isDay(since) ? startOfDay(since) : instantOf(since);
    const ends = isDay(until) ? startOfDay(dayFromNumber(dayNumber(until) + 1)) : instantOf(until);
    if (from === to || deputy.administrator || begins >= ends || ends <= now) {
      throw new Refusal('invalid-delegation');
    }
    const id = await addDelegation(pool, {
      ...{ principal: from, deputy: to, since: begins, until: ends, now },
      ...{ inDays: isDay(since) && isDay(until), setBy: caller.username },
    });
    this.callers.forgetAccount(to);
    const row = await findDelegation(pool, id);
    if (row === null) throw new Refusal('not-found');
    return delegationAnswer(row, now);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    id: 'delegations.remove',
    access: 'signed-in',
    status: 204,
    answer: null,
    refusals: ['forbidden'],
  })
  async remove(@Input() input: RequestInput): Promise<void> {
    const id = input.id();
    const { caller } = input;
    const { pool } = await this.engine.parts();
    const row = await findDelegation(pool, id);
    if (row === null) throw new Refusal('not-found');
    if (!mayKeep(caller, row.principal, row.units)) {
      throw new Refusal(row.deputy === caller.username ? 'forbidden' : 'not-found');
    }
    await revokeDelegation(pool, id, caller.username, this.context.now());
    this.callers.forgetAccount(row.deputy);
  }
}

/** The principal, the head of a unit of theirs (by a post of their own), or the administrator. */
function mayKeep(caller: Caller, principal: string, units: readonly string[]): boolean {
  if (caller.administrator || caller.username === principal) return true;
  return caller.posts.some(
    ({ unit, post, deputyOf }) =>
      deputyOf === undefined && (post === 'head' || post === 'secretary') && units.includes(unit),
  );
}

function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Refusal('invalid-delegation');
  return instant;
}

function delegationAnswer(row: DelegationRow, now: Instant): object {
  const since = row.since.getTime();
  const until = row.until.getTime();
  return {
    id: row.id,
    from: row.principal,
    fromName: row.principal_name,
    to: row.deputy,
    toName: row.deputy_name,
    since: row.in_days ? dayOf(since) : formatInstant(since),
    until: row.in_days ? dayOf(until - 1) : formatInstant(until),
    active: since <= now && now < until,
    setBy: row.set_by,
  };
}
