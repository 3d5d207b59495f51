import { randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { actBodies, channelKind, channels, channelsBody, channelTest, noQuery } from '@duban/contracts';
import { testMessage } from '@duban/notice';
import type { MessageKind } from '@duban/notice';
import { markTested, takeTurn, uuidV5 } from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ChannelsUseCase } from './channels.usecase';

/** Between two tests of one address, ms: the button must not make a nuisance of the product. */
const betweenTestsMs = 10_000;

/** How a person is told beside the inbox. */
@Controller('me/channels')
export class ChannelsController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly useCase: ChannelsUseCase,
  ) {}

  @Get()
  @Operation({ id: 'channels.read', access: 'signed-in', answer: channels })
  read(@Input() input: RequestInput): Promise<object> {
    input.query(noQuery);
    return this.useCase.read(input.caller.username);
  }

  @Put()
  @Operation({ id: 'channels.change', access: 'signed-in', body: channelsBody, answer: channels })
  change(@Input() input: RequestInput): Promise<object> {
    return this.useCase.change(input.caller.username, input.body(channelsBody));
  }

  @Post(':kind/test')
  @HttpCode(200)
  @Operation({
    id: 'channels.test',
    access: 'signed-in',
    body: actBodies.accept,
    answer: channelTest,
    changes: true,
    refusals: ['too-many-requests'],
  })
  async test(@Input() input: RequestInput): Promise<object> {
    const { username, name } = input.caller;
    const kind = channelKind.safeParse(input.param('kind'));
    if (!kind.success || kind.data === 'calendar') throw new Refusal('not-found');
    const opened = await this.useCase.opened(username, kind.data);
    if (opened === null) throw new Refusal('not-found');
    const key = input.idempotency(input.body(actBodies.accept));
    const { pool } = await this.engine.parts();
    const channel = this.useCase.channels.of[kind.data satisfies MessageKind];
    const pace = Math.max(channel.paceMs, betweenTestsMs);
    if (!(await takeTurn(pool, opened.row.target, pace))) throw new Refusal('too-many-requests');
    // Asked again under the same key it is the same message to a receiver that can tell.
    const id = key === undefined ? randomUUID() : uuidV5(`channel-test/${username}/${kind.data}/${key.key}`);
    const message = testMessage(
      { id, at: this.context.now(), to: { username, name } },
      this.context.settings,
    );
    const handed = await channel.send(opened.destination, message);
    if (handed.outcome === 'sent') await markTested(pool, opened.row.id);
    return { outcome: handed.outcome, reason: handed.outcome === 'sent' ? null : handed.reason };
  }
}
