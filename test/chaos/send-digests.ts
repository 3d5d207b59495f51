import { AddressSeal, hintOf } from '@duban/notice';
import { Digests, keepChannel, inTransaction } from '@duban/persistence';
import { randomUUID } from 'node:crypto';
import type { RecordWorld } from '@duban/test-support';
import { openSender } from '../../apps/worker/src/sender/open-sender';
import { sendRound } from '../../apps/worker/src/sender/sender';

/** The day of these tests' digests, when they are compiled, and when those of robots are due too. */
export const digestDay = '2023-02-21';
const compiledAt = '2023-02-21T10:07:00+08:00';
const spreadBy = '2023-02-21T10:13:00+08:00';
const secret = 'a secret of tests only';

/** Gives a person a channel, as `PUT /me/channels` does. */
export async function addChannel(
  world: RecordWorld,
  username: string,
  kind: string,
  address: string,
): Promise<string> {
  const seal = new AddressSeal(secret);
  const id = randomUUID();
  await inTransaction(world.ds, (tx) =>
    keepChannel(tx, username, {
      ...{ id, kind, enabled: true, digest: true, urgent: true, hint: hintOf(kind, address) },
      sealed: seal.seal(id, { address, secret: kind === 'email' ? undefined : 'shared' }),
      target: seal.target(kind, address),
    }),
  );
  return id;
}

/** A sender over the world, as the worker opens it. */
export function senderOf(world: RecordWorld, smtpUrl: string): ReturnType<typeof openSender> {
  return openSender({
    ...{ ds: world.ds, world: world.worldData, now: world.now },
    settings: {
      ...{ secret, smtpUrl, mailFrom: '督办 <duban@example.org>', publicUrl: 'https://duban.example.org' },
      webhookInside: ['127.0.0.1'],
    },
    follow: () => Promise.resolve(),
    say: () => undefined,
  });
}

/** Compiles the day's digests and sends them, until nothing more may go out now. */
export async function compileAndSend(world: RecordWorld, smtpUrl: string): Promise<void> {
  world.at(compiledAt);
  await new Digests(world.ds, world.worldData, world.now).compile(digestDay);
  world.at(spreadBy);
  const sender = senderOf(world, smtpUrl);
  await sendRound(sender);
  while (await openLeft(world)) await sendRound(sender);
  sender.close();
}

async function openLeft(world: RecordWorld): Promise<boolean> {
  const found = await world.ds.query<object[]>(
    `SELECT 1 FROM delivery WHERE state = 'sending' OR (state = 'waiting' AND next_try <= now()) LIMIT 1`,
  );
  return found.length > 0;
}
