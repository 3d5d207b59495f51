import { digestAt, gathered, noticesOf, stillHolds } from '@duban/lifecycle';
import type { Instant } from '@duban/calendar';
import type {
  DigestLine,
  EventKind,
  Recipient,
  Said,
  TaskEvent,
  TaskState,
  Terms,
  World,
} from '@duban/lifecycle';
import type { Organisation, Post } from '@duban/organisation';
import type { Tally } from './tally';

/** A notice that waits for its digest. */
interface Waiting extends Said, DigestLine {
  readonly kind: EventKind;
  readonly at: Instant;
  readonly post: Post;
  readonly sentAt: Instant;
}

/** All lines are of the one task. */
const ofOneTask = { taskId: '', docketId: null } as const;

/** Where the lines go, and what they are judged by. */
export interface DigestContext {
  readonly tally: Tally;
  readonly organisation: Organisation;
  readonly world: World;
}

/**
 * The digest lines of one task, told event by event as the record's compile would find them: what waits is sent at the
 * next digest, if it still holds then, and of several of one kind the last.
 */
export class DigestLines {
  readonly #waiting: Waiting[] = [];
  /** How many of them have been sent. */
  #sent = 0;
  #state: TaskState | null = null;

  constructor(
    private readonly terms: Terms,
    private readonly context: DigestContext,
  ) {}

  /** An event, in order of time. */
  hear(event: TaskEvent, before: TaskState | null, after: TaskState): void {
    const { organisation, tally, world } = this.context;
    this.#send(event.at);
    this.#state = after;
    const { at, data } = event;
    for (const { recipient, urgency, kind } of noticesOf(event, before, after, this.terms, world)) {
      if (!existsPost(recipient, organisation)) continue;
      const { unit, post } = recipient;
      if (urgency === 'now') tally.urgent(recipient, at);
      else {
        this.#waiting.push({
          unit,
          post,
          kind,
          at,
          data: { ...data },
          sentAt: digestAt(at, world),
          ...ofOneTask,
        });
      }
    }
  }

  /** Sends what is still waiting at the end. */
  end(): void {
    this.#send(Infinity);
  }

  /** What digests before an instant carry; a digest at that very instant waits for what happens then. */
  #send(before: Instant): void {
    for (;;) {
      const first = this.#waiting[this.#sent];
      if (first === undefined || first.sentAt >= before) return;
      const from = this.#sent;
      while (this.#waiting[this.#sent]?.sentAt === first.sentAt) this.#sent += 1;
      this.#sendAt(first.sentAt, this.#waiting.slice(from, this.#sent));
    }
  }

  #sendAt(now: Instant, due: readonly Waiting[]): void {
    const state = this.#state;
    if (state === null) return;
    const { tally, world } = this.context;
    const standing = { state, terms: this.terms, now, world };
    const left = due.filter((one) => stillHolds(one, standing));
    for (let first = left[0]; first !== undefined; first = left[0]) {
      const { unit, post } = first;
      const own = left.filter((one) => one.unit === unit && one.post === post);
      tally.line({ unit, post }, now, own.length === 1 ? 1 : gathered(own).length);
      if (own.length === left.length) return;
      left.splice(0, left.length, ...left.filter((one) => !own.includes(one)));
    }
  }
}

/** The machine names posts by rule; a unit need not have them all (a village has its secretary alone). */
export function existsPost({ unit, post }: Recipient, organisation: Organisation): boolean {
  return organisation.unit(unit)?.posts.includes(post) === true;
}
