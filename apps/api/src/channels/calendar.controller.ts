import { Controller, Get, Res } from '@nestjs/common';
import { accountOf, callerOf } from '@duban/access';
import type { Caller } from '@duban/access';
import { feedQuery } from '@duban/contracts';
import { calendarFeed } from '@duban/notice';
import { feedOwner, owedDays } from '@duban/persistence';
import { FastifyReply } from 'fastify';
import { CallerService } from '../access/caller.service';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ChannelsUseCase } from './channels.usecase';

const bearer = /^Bearer ([\w.-]{20,2000})$/u;

/**
 * A person's calendar: the days on which their units owe something. Calendar programs cannot sign in, so the address
 * carries a token of its own that opens nothing else; who is signed in needs none.
 */
@Controller('calendar.ics')
export class CalendarController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly callers: CallerService,
    private readonly useCase: ChannelsUseCase,
  ) {}

  @Get()
  @Operation({
    id: 'calendar.read',
    access: 'public',
    query: feedQuery,
    answer: 'file',
    refusals: ['unauthenticated', 'not-found'],
  })
  async read(@Input() input: RequestInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { token } = input.query(feedQuery);
    const caller = token === undefined ? await this.#signedIn(input) : await this.#owner(token);
    const { reading } = await this.engine.parts();
    const { organisation, settings } = this.context;
    const at = this.context.now();
    const units = [...new Set(caller.posts.map(({ unit }) => unit))];
    const owed = await owedDays(reading, units, at);
    void reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="calendar.ics"',
      // The token stands in the address: it must not travel on as a referrer.
      'referrer-policy': 'no-referrer',
    });
    return calendarFeed(
      owed.map((entry) => ({ ...entry, title: entry.sensitive ? null : entry.title })),
      {
        nameOf: (unit) => organisation.unit(unit)?.name ?? unit,
        publicUrl: settings.publicUrl,
        name: caller.name,
        at,
      },
    );
  }

  async #signedIn(input: RequestInput): Promise<Caller> {
    const token = bearer.exec(input.request.headers.authorization ?? '')?.[1];
    const known = token === undefined ? null : await this.callers.of(token);
    if (known === null) throw new Refusal('unauthenticated');
    return known.caller;
  }

  /** @throws Refusal of 404 for a token that is none, or that its owner took back */
  async #owner(token: string): Promise<Caller> {
    const { ds, pool, world } = await this.engine.parts();
    const username = await feedOwner(pool, this.useCase.seal.target('calendar', token));
    const account = username === null ? null : await accountOf(ds, username);
    if (account === null) throw new Refusal('not-found');
    return callerOf(account, world.organisation);
  }
}
