import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { login, me, passwordChange, session } from '@duban/contracts';
import { FastifyReply } from 'fastify';
import { bearerOf } from '../access/bearer';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Input } from '../http/input.decorator';
import { RequestInput } from '../http/request-input';
import { dropRefreshToken, keepRefreshToken, refreshTokenOf } from './refresh-cookie';
import { SessionsService } from './sessions.service';

/** Signing in, staying in, signing out. */
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly context: ApiContext,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Operation({
    id: 'auth.login',
    access: 'public',
    body: login,
    answer: session,
    refusals: ['wrong-credentials', 'account-disabled', 'one-time-expired', 'name-locked'],
  })
  async login(
    @Input() input: RequestInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { username, password } = input.body(login);
    const granted = await this.sessions.login(username, password);
    keepRefreshToken(input.request, reply, granted.refreshToken ?? '');
    return granted.answer;
  }

  @Post('auth/refresh')
  @HttpCode(200)
  @Operation({ id: 'auth.refresh', access: 'public', answer: session, refusals: ['session-ended'] })
  async refresh(
    @Input() input: RequestInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const granted = await this.sessions.refresh(refreshTokenOf(input.request));
    if (granted.refreshToken !== null) keepRefreshToken(input.request, reply, granted.refreshToken);
    return granted.answer;
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Operation({ id: 'auth.logout', access: 'public', status: 204, answer: null })
  async logout(@Input() input: RequestInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.logout(refreshTokenOf(input.request), bearerOf(input.request));
    dropRefreshToken(input.request, reply);
  }

  @Post('auth/password')
  @HttpCode(204)
  @Operation({
    id: 'auth.password',
    access: 'signed-in',
    body: passwordChange,
    status: 204,
    answer: null,
    refusals: ['wrong-credentials', 'weak-password', 'name-locked'],
  })
  async password(@Input() input: RequestInput): Promise<void> {
    const body = input.body(passwordChange);
    await this.sessions.changePassword({ username: input.caller.username, session: input.session }, body);
  }

  @Get('me')
  @Operation({ id: 'me.read', access: 'signed-in', answer: me })
  me(@Input() input: RequestInput): object {
    const { username, name, administrator, posts, mustChangePassword = false } = input.caller;
    return {
      username,
      name,
      mustChangePassword,
      posts: administrator
        ? [{ unit: null, post: 'administrator', unitName: null }]
        : posts.map(({ unit, post, deputyOf }) => ({
            unit,
            post,
            unitName: this.context.organisation.unit(unit)?.name ?? unit,
            ...(deputyOf === undefined ? {} : { deputyOf: deputyOf.username }),
          })),
    };
  }
}
