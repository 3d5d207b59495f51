import { Controller, Get, Res } from '@nestjs/common';
import { maySee } from '@duban/access';
import type { Caller } from '@duban/access';
import { noQuery } from '@duban/contracts';
import type { TaskChange } from '@duban/persistence';
import { FastifyReply } from 'fastify';
import { Operation } from '../access/operation.decorator';
import { CallerService } from '../access/caller.service';
import { Input } from '../http/input.decorator';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { ChangeFeed } from './change-feed.service';
import type { Listener } from './change-feed.service';

/** Milliseconds between signs of life; the caller's right is looked at anew with each. */
const beatMs = 15_000;
/** Streams of one account, and of all, in this process. */
const mostOfOne = 10;
const mostOfAll = 2_000;
/** More changes at once than this are told as one: look at everything. */
const mostNamed = 200;
/** Bytes a slow reader may owe before it is let go; it comes back by its last number. */
const mostOwed = 1_000_000;

/** What changed, for what the caller may see, as it happens. */
@Controller('stream')
export class StreamController {
  readonly #open = new Map<string, number>();
  #all = 0;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly callers: CallerService,
  ) {}

  /** `task`: a task changed. `reload`: many did, or some that were missed cannot be told any more. */
  @Get()
  @Operation({
    id: 'stream.read',
    access: 'signed-in',
    answer: 'events',
    refusals: ['too-many-requests', 'invalid-header'],
  })
  async read(@Input() input: RequestInput, @Res() reply: FastifyReply): Promise<void> {
    input.query(noQuery);
    const { caller } = input;
    const token = (input.request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const from = lastEventId(input);
    if (this.#all >= mostOfAll || (this.#open.get(caller.username) ?? 0) >= mostOfOne) {
      throw new Refusal('too-many-requests');
    }
    const stream = new OpenStream(reply, caller);
    const listener: Listener = (changes, last) => stream.tell(changes, last);
    this.#count(caller.username, 1);
    const beat = setInterval(() => {
      this.callers.of(token).then(
        (known) => {
          // The session ended, or posts were taken away.
          if (known === null) stream.close();
          else stream.beat(known.caller);
        },
        // The database is away: who may see what cannot be known, so nothing more is told.
        () => stream.close(),
      );
    }, beatMs);
    reply.raw.once('close', () => {
      clearInterval(beat);
      this.feed.leave(listener);
      this.#count(caller.username, -1);
    });
    const joined = await this.feed.join(listener);
    if (reply.raw.destroyed) this.feed.leave(listener); // gone before it had joined
    stream.start(joined);
    if (from === null) return;
    const missed = await this.feed.between(from, joined);
    if (missed === null) stream.reload(joined);
    else stream.tell(missed, joined);
  }

  #count(username: string, by: number): void {
    this.#all += by;
    const now = (this.#open.get(username) ?? 0) + by;
    if (now > 0) this.#open.set(username, now);
    else this.#open.delete(username);
  }
}

/** @throws Refusal of 422 for what is no number of ours */
function lastEventId(input: RequestInput): number | null {
  const header = input.request.headers['last-event-id'];
  if (header === undefined || header === '') return null;
  if (typeof header !== 'string' || !/^\d{1,15}$/u.test(header)) {
    throw new Refusal('invalid-header', { header: 'Last-Event-ID' });
  }
  return Number(header);
}

/** One answer that stays open. */
class OpenStream {
  #caller: Caller;
  /** What came before the answer began; null from then on. */
  #early: string[] | null = [];

  constructor(
    private readonly reply: FastifyReply,
    caller: Caller,
  ) {
    this.#caller = caller;
  }

  start(last: number): void {
    this.reply.hijack();
    this.reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    const early = this.#early ?? [];
    this.#early = null;
    this.#write([`retry: 3000\nid: ${last}\nevent: ready\ndata: {}\n\n`, ...early].join(''));
  }

  tell(changes: readonly TaskChange[], last: number): void {
    const seen = changes.filter(({ traits }) => maySee(this.#caller.visibility, traits));
    if (seen.length === 0) return;
    if (seen.length > mostNamed || seen.some(({ task }) => task === null)) {
      this.reload(last);
      return;
    }
    this.#write(
      seen
        .map(({ seq, task, docketId, clause, traits }) => {
          const data = { ...task, docketId, clause, unit: traits.unit };
          return `id: ${seq}\nevent: task\ndata: ${JSON.stringify(data)}\n\n`;
        })
        .join(''),
    );
  }

  reload(last: number): void {
    this.#write(`id: ${last}\nevent: reload\ndata: {}\n\n`);
  }

  beat(caller: Caller): void {
    this.#caller = caller;
    this.#write(': alive\n\n');
  }

  close(): void {
    this.reply.raw.end();
  }

  #write(text: string): void {
    if (this.#early !== null) this.#early.push(text);
    else if (this.reply.raw.writableLength > mostOwed) this.reply.raw.destroy();
    else this.reply.raw.write(text);
  }
}
