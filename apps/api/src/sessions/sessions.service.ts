import { Injectable } from '@nestjs/common';
import {
  accessTokenSeconds,
  closeOtherSessions,
  closeSession,
  closeSessionOf,
  hashPassword,
  openSession,
  readAccessToken,
  refreshSession,
  signAccessToken,
  signIn,
} from '@duban/access';
import type { OpenedSession } from '@duban/access';
import { changePassword, inTransaction } from '@duban/persistence';
import { CallerService } from '../access/caller.service';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import { SignInGate } from './sign-in-gate';

/** A session with its first or next access token. */
export interface GrantedSession {
  readonly refreshToken: string | null;
  readonly answer: { readonly accessToken: string; readonly expiresIn: number };
}

/** Signing in and out. Sessions live in the database, access tokens for an hour. */
@Injectable()
export class SessionsService {
  readonly #gate = new SignInGate();

  constructor(
    private readonly context: ApiContext,
    private readonly engine: Engine,
    private readonly callers: CallerService,
  ) {}

  async login(username: string, password: string): Promise<GrantedSession> {
    const { ds } = await this.engine.parts();
    await this.#mustSignIn(username, password);
    return this.#grant(await openSession(ds, username));
  }

  async refresh(token: string): Promise<GrantedSession> {
    const { ds } = await this.engine.parts();
    const session = token === '' ? null : await refreshSession(ds, token);
    if (session === null) throw new Refusal('session-ended');
    return this.#grant(session);
  }

  /** Ends the session of the cookie, and that of the access token: a program may hold one without the other. */
  async logout(refreshToken: string, accessToken: string): Promise<void> {
    const { ds } = await this.engine.parts();
    const closed = refreshToken === '' ? null : await closeSession(ds, refreshToken);
    if (closed !== null) this.callers.forget(closed);
    const claims = accessToken === '' ? null : readAccessToken(this.context.settings.secret, accessToken);
    if (claims === null) return;
    await closeSessionOf(ds, claims.session, claims.username);
    this.callers.forget(claims.session);
  }

  /** A new password ends all other sessions of the account. */
  async changePassword(
    who: { readonly username: string; readonly session: string },
    { oldPassword, newPassword }: { readonly oldPassword: string; readonly newPassword: string },
  ): Promise<void> {
    const { ds } = await this.engine.parts();
    if (newPassword === oldPassword || newPassword.toLowerCase() === who.username.toLowerCase()) {
      throw new Refusal('weak-password');
    }
    await this.#mustSignIn(who.username, oldPassword);
    const hash = await this.#gate.run(() => hashPassword(newPassword));
    await inTransaction(ds, async (tx) => changePassword(tx, who.username, hash));
    await closeOtherSessions(ds, who.username, who.session);
    this.callers.forgetAccount(who.username);
  }

  async #mustSignIn(username: string, password: string): Promise<void> {
    const { ds } = await this.engine.parts();
    const result = await this.#gate.run(() => signIn(ds, username, password));
    if (result.ok) return;
    if (result.code !== 'name-locked') throw new Refusal(result.code);
    throw new Refusal('name-locked', { seconds: result.seconds, minutes: Math.ceil(result.seconds / 60) });
  }

  #grant({ id, username, refreshToken }: OpenedSession): GrantedSession {
    const accessToken = signAccessToken(this.context.settings.secret, { username, session: id });
    return { refreshToken, answer: { accessToken, expiresIn: accessTokenSeconds } };
  }
}
