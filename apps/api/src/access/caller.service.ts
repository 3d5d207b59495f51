import { Injectable } from '@nestjs/common';
import { accountOfSession, callerOf, readAccessToken } from '@duban/access';
import type { Caller } from '@duban/access';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';

/** Milliseconds an identity is believed without asking the tables again: a post taken away counts within them. */
const believedMs = 5_000;
/** Identities kept at once. */
const mostKept = 5_000;

interface Known {
  readonly caller: Caller;
  readonly session: string;
}

/** Whose an access token is; asked at every request, so answers are kept for a few seconds. */
@Injectable()
export class CallerService {
  readonly #kept = new Map<string, { readonly known: Known; readonly until: number }>();

  constructor(
    private readonly context: ApiContext,
    private readonly engine: Engine,
  ) {}

  /** Null where the token is none of ours, has expired, or its session has ended. */
  async of(token: string): Promise<Known | null> {
    const kept = this.#kept.get(token);
    if (kept !== undefined && kept.until > performance.now()) return kept.known;
    this.#kept.delete(token);
    const claims = readAccessToken(this.context.settings.secret, token);
    if (claims === null) return null;
    const { ds, world } = await this.engine.parts();
    const account = await accountOfSession(ds, claims.session, claims.username, this.context.now());
    if (account === null) return null;
    const known = { caller: callerOf(account, world.organisation), session: claims.session };
    this.#keep(token, known);
    return known;
  }

  /** Forgets what is believed of a session: it was ended here. */
  forget(session: string): void {
    for (const [token, { known }] of this.#kept) {
      if (known.session === session) this.#kept.delete(token);
    }
  }

  /** Forgets what is believed of an account: its posts are others now. */
  forgetAccount(username: string): void {
    for (const [token, { known }] of this.#kept) {
      if (known.caller.username === username) this.#kept.delete(token);
    }
  }

  #keep(token: string, known: Known): void {
    if (this.#kept.size >= mostKept) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    this.#kept.set(token, { known, until: performance.now() + believedMs });
  }
}
