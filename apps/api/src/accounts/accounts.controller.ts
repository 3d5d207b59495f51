import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { makeOneTimePassword, oneTimePassword, oneTimeSeed, postFault } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import {
  account,
  accountBody,
  accountEdit,
  accountPassword,
  accountQuery,
  accountWithHistory,
  actBodies,
  noQuery,
  pageOf,
} from '@duban/contracts';
import type { AccountQuery } from '@duban/contracts';
import {
  accountChanges,
  addAccount,
  countAccounts,
  disableAccount,
  editAccount,
  enableAccount,
  findAccount,
  givePassword,
  listAccounts,
  once,
} from '@duban/persistence';
import type { AccountOutcome, AccountRow, AssignedPost, Connection } from '@duban/persistence';
import { CallerService } from '../access/caller.service';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { cursorOf, placeOf } from '../http/list-cursor';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { accountAnswer } from './account-answer';

const order = 'accounts';
const mostChanges = 50;

/** An answer that tells a password, as it is kept: the seed alone is of no use to whoever reads the table. */
interface Sealed {
  readonly account: object;
  readonly seed: string;
  readonly passwordUntil: string;
}

/** Accounts and who holds which post: the administrator's. Nobody else learns which exist. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly callers: CallerService,
  ) {}

  @Get()
  @Operation({ id: 'accounts.list', access: 'administrator', query: accountQuery, answer: pageOf(account) })
  async list(@Input() input: RequestInput): Promise<object> {
    const query = input.query(accountQuery);
    const { pool } = await this.engine.parts();
    const filters = filtersOf(query);
    const [after] = (placeOf(query.cursor, order, ['string']) ?? []) as readonly string[];
    const [page, total] = await Promise.all([
      listAccounts(pool, filters, { after, limit: query.limit }),
      countAccounts(pool, filters),
    ]);
    const last = page.more ? page.items.at(-1) : undefined;
    return {
      items: page.items.map((row) => accountAnswer(this.context.organisation, row)),
      nextCursor: last === undefined ? null : cursorOf({ order, after: [last.username] }),
      total,
    };
  }

  @Get(':username')
  @Operation({ id: 'accounts.read', access: 'administrator', answer: accountWithHistory })
  async read(@Input() input: RequestInput): Promise<object> {
    const row = await this.#named(input);
    input.query(noQuery);
    const { pool } = await this.engine.parts();
    const changes = await accountChanges(pool, row.username, mostChanges);
    return {
      ...accountAnswer(this.context.organisation, row),
      changes: changes.map(({ at, by, kind, data }) => ({ at: formatInstant(at.getTime()), by, kind, data })),
    };
  }

  @Post()
  @HttpCode(201)
  @Operation({
    id: 'accounts.add',
    access: 'administrator',
    body: accountBody,
    status: 201,
    answer: accountPassword,
    changes: true,
    refusals: ['unit-unknown', 'post-unknown', 'administrator-no-post', 'username-taken'],
  })
  async add(@Input() input: RequestInput): Promise<object> {
    const body = input.body(accountBody);
    const key = input.idempotency(body);
    this.#mustExist(body.posts);
    const { secret } = this.context.settings;
    const seed = oneTimeSeed();
    const made = await makeOneTimePassword(secret, seed);
    const { ds } = await this.engine.parts();
    const outcome = await once(ds, key, async (tx): Promise<Sealed> => {
      const row = settled(
        await addAccount(tx, { ...body, password: made }, input.caller.username),
        body.username,
      );
      return { account: accountAnswer(this.context.organisation, row), seed, passwordUntil: untilOf(row) };
    });
    if (!outcome.ok) throw refusalOf(outcome.error);
    return told(secret, outcome.answer);
  }

  @Put(':username')
  @Operation({
    id: 'accounts.change',
    access: 'administrator',
    body: accountEdit,
    answer: account,
    versioned: true,
    refusals: ['unit-unknown', 'post-unknown', 'administrator-no-post'],
  })
  async change(@Input() input: RequestInput): Promise<object> {
    const { username } = await this.#named(input);
    const body = input.body(accountEdit);
    this.#mustExist(body.posts);
    const ifVersion = input.ifVersion();
    return this.#changed(input, username, (tx, by) => editAccount(tx, username, { ...body, ifVersion }, by));
  }

  @Post(':username/password')
  @HttpCode(200)
  @Operation({
    id: 'accounts.password',
    access: 'administrator',
    body: actBodies.accept,
    answer: accountPassword,
    changes: true,
  })
  async password(@Input() input: RequestInput): Promise<object> {
    const { username } = await this.#named(input);
    const key = input.idempotency(input.body(actBodies.accept));
    const { secret } = this.context.settings;
    const seed = oneTimeSeed();
    const made = await makeOneTimePassword(secret, seed);
    const { ds } = await this.engine.parts();
    const outcome = await once(ds, key, async (tx): Promise<Sealed> => {
      const row = settled(await givePassword(tx, username, made, input.caller.username), username);
      return { account: accountAnswer(this.context.organisation, row), seed, passwordUntil: untilOf(row) };
    });
    if (!outcome.ok) throw refusalOf(outcome.error);
    this.callers.forgetAccount(username);
    return told(secret, outcome.answer);
  }

  @Post(':username/disable')
  @HttpCode(200)
  @Operation({
    id: 'accounts.disable',
    access: 'administrator',
    body: actBodies.accept,
    answer: account,
    changes: true,
    refusals: ['last-administrator'],
  })
  async disable(@Input() input: RequestInput): Promise<object> {
    const { username } = await this.#named(input);
    input.body(actBodies.accept);
    return this.#changed(input, username, (tx, by) => disableAccount(tx, username, by));
  }

  @Post(':username/enable')
  @HttpCode(200)
  @Operation({
    id: 'accounts.enable',
    access: 'administrator',
    body: actBodies.accept,
    answer: account,
    changes: true,
  })
  async enable(@Input() input: RequestInput): Promise<object> {
    const { username } = await this.#named(input);
    input.body(actBodies.accept);
    return this.#changed(input, username, (tx, by) => enableAccount(tx, username, by));
  }

  /** Carries a change out under the request's key, and believes nothing older of the account from then on. */
  async #changed(
    input: RequestInput,
    username: string,
    work: (tx: Connection, by: string) => Promise<AccountOutcome>,
  ): Promise<object> {
    const key = input.request.method === 'POST' ? input.idempotency({}) : undefined;
    const { ds } = await this.engine.parts();
    const outcome = await once(ds, key, async (tx) =>
      accountAnswer(this.context.organisation, settled(await work(tx, input.caller.username), username)),
    );
    if (!outcome.ok) throw refusalOf(outcome.error);
    this.callers.forgetAccount(username);
    return outcome.answer;
  }

  /** The account of the path. @throws Refusal of 404 */
  async #named(input: RequestInput): Promise<AccountRow> {
    const { pool } = await this.engine.parts();
    const row = await findAccount(pool, input.param('username'));
    if (row === null) throw new Refusal('not-found');
    return row;
  }

  /** @throws Refusal of 422 for the first unit or post that does not exist */
  #mustExist(posts: readonly AssignedPost[]): void {
    const fault = postFault(this.context.organisation, posts);
    if (fault !== null) throw new Refusal(fault.code, { ...fault.params });
  }
}

function filtersOf({ q, unit, state, administrator }: AccountQuery): Parameters<typeof countAccounts>[1] {
  const [only, another] = [...new Set(state)];
  const disabled = only === undefined || another !== undefined ? undefined : only === 'disabled';
  return { q, units: unit, disabled, administrator };
}

/** @throws Refusal of what the account did not allow */
function settled(outcome: AccountOutcome, username: string): AccountRow {
  if (outcome.ok) return outcome.account;
  throw new Refusal(outcome.code, {
    username,
    ...(outcome.version === undefined ? {} : { version: outcome.version }),
  });
}

function untilOf({ one_time_until: until }: AccountRow): string {
  if (until === null) throw new Error('An account that was given a password has no end of it.');
  return formatInstant(until.getTime());
}

function told(secret: string, { account: of, seed, passwordUntil }: Sealed): object {
  return { account: of, password: oneTimePassword(secret, seed), passwordUntil };
}
