import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { formatInstant } from '@duban/calendar';
import { channelKinds } from '@duban/contracts';
import type { ChannelKindName, ChannelsBody } from '@duban/contracts';
import { AddressSeal, hintOf, makeChannels } from '@duban/notice';
import type { Channels, Destination } from '@duban/notice';
import { channelsOf, dropChannels, inTransaction, keepChannel, lockChannelsOf } from '@duban/persistence';
import type { ChannelStanding } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import { deliveryError } from '../operations-desk/operations-desk.text';
import { addressFault } from './address-check';
import { channelTexts } from './channels.text';

type Wanted = ChannelsBody['items'][number];

/** Bytes of a feed's token: nobody guesses it. */
const tokenBytes = 24;

/** A person's ways to be told, kept sealed and shown by hints. */
@Injectable()
export class ChannelsUseCase implements OnApplicationShutdown {
  readonly seal: AddressSeal;
  readonly channels: Channels;

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {
    this.seal = new AddressSeal(context.settings.secret);
    this.channels = makeChannels(context.settings);
  }

  onApplicationShutdown(): void {
    this.channels.close();
  }

  async read(username: string): Promise<object> {
    const { pool } = await this.engine.parts();
    return this.#answer(await channelsOf(pool, username));
  }

  /** Makes the person's channels what the body says. @throws Refusal of 422 that names the faulty address */
  async change(username: string, { items }: ChannelsBody): Promise<object> {
    for (const [at, { kind, address }] of items.entries()) {
      if (address === undefined) continue;
      const fault =
        kind === 'calendar'
          ? channelTexts.noAddress
          : await addressFault(this.channels.outlets, kind, address);
      if (fault !== null) throw faulty(at, fault);
    }
    const { ds } = await this.engine.parts();
    return inTransaction(ds, async (tx) => {
      await lockChannelsOf(tx, username);
      const kept = new Map((await channelsOf(tx, username)).map((row) => [row.kind, row]));
      const named = new Set<string>(items.map(({ kind }) => kind));
      await dropChannels(
        tx,
        [...kept.values()].filter(({ kind }) => !named.has(kind)).map(({ id }) => id),
      );
      for (const [at, wanted] of items.entries()) {
        await keepChannel(tx, username, this.#row(wanted, kept.get(wanted.kind), at));
      }
      return this.#answer(await channelsOf(tx, username));
    });
  }

  /** A channel with its address opened; null where the person has no such one or it does not open. */
  async opened(
    username: string,
    kind: string,
  ): Promise<{ readonly row: ChannelStanding; readonly destination: Destination } | null> {
    const { pool } = await this.engine.parts();
    const row = (await channelsOf(pool, username)).find((each) => each.kind === kind);
    const destination = row === undefined ? null : this.seal.open(row.id, row.sealed);
    return row === undefined || destination === null ? null : { row, destination };
  }

  #row(
    { kind, enabled, digest, urgent, address, secret, renew }: Wanted,
    kept: ChannelStanding | undefined,
    at: number,
  ): Parameters<typeof keepChannel>[2] {
    const id = kept?.id ?? randomUUID();
    const former = kept === undefined ? null : this.seal.open(kept.id, kept.sealed);
    const settled = kind === 'calendar' ? this.#token(former, renew === true) : (address ?? former?.address);
    if (settled === undefined) throw faulty(at, channelTexts.addressMissing);
    // Another address has another secret: a former one is not sent there.
    const formerSecret = settled === former?.address ? former.secret : undefined;
    const destination = {
      address: settled,
      secret: secret === undefined ? formerSecret : (secret ?? undefined),
    };
    return {
      ...{ id, kind, enabled, digest, urgent },
      sealed: this.seal.seal(id, destination),
      hint: kind === 'calendar' ? '' : hintOf(kind, settled),
      target: this.seal.target(kind, settled),
    };
  }

  #token(former: Destination | null, renew: boolean): string {
    return former === null || renew ? randomBytes(tokenBytes).toString('base64url') : former.address;
  }

  #answer(rows: readonly ChannelStanding[]): object {
    const byKind = new Map(rows.map((row) => [row.kind, row]));
    const inbox = {
      kind: 'inbox',
      available: true,
      configured: true,
      enabled: true,
      digest: true,
      urgent: true,
    };
    return {
      items: [
        { ...inbox, address: null, hasSecret: false, testedAt: null, last: null },
        ...channelKinds.map((kind) => this.#standing(kind, byKind.get(kind))),
      ],
    };
  }

  #standing(kind: ChannelKindName, row: ChannelStanding | undefined): object {
    const available = kind !== 'email' || this.channels.mail;
    if (row === undefined) {
      const none = { configured: false, enabled: false, digest: false, urgent: false, address: null };
      return { kind, available, ...none, hasSecret: false, testedAt: null, last: null };
    }
    const opened = this.seal.open(row.id, row.sealed);
    const { enabled, digest, urgent, tested_at: tested, last_state: state, last_at: lastAt } = row;
    return {
      ...{ kind, available, configured: opened !== null, enabled, digest, urgent },
      address: kind === 'calendar' ? this.#feedUrl(opened) : row.hint,
      hasSecret: opened?.secret !== undefined,
      testedAt: tested === null ? null : formatInstant(this.context.businessInstant(tested)),
      last:
        state === null || lastAt === null
          ? null
          : {
              state,
              at: formatInstant(this.context.businessInstant(lastAt)),
              error: deliveryError(row.last_error),
            },
    };
  }

  #feedUrl(opened: Destination | null): string | null {
    return opened === null
      ? null
      : `${this.context.settings.publicUrl}/api/v1/calendar.ics?token=${opened.address}`;
  }
}

function faulty(at: number, message: string): Refusal {
  const path = `items.${at}.address`;
  return new Refusal('invalid-body', { fields: [path] }, [{ path, message }]);
}
