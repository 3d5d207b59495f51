import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isTemplateOffice, issuingPosts } from '@duban/access';
import type { Caller } from '@duban/access';
import type { GuardedRequest } from '../http/request-input';
import { Refusal } from '../http/refusal';
import { bearerOf } from './bearer';
import { CallerService } from './caller.service';
import { operationMetadata } from './operation.decorator';
import type { AccessDecision, OperationSpec } from './operation.decorator';

/** What somebody with a one-time password may do. */
const beforeChange: ReadonlySet<string> = new Set(['auth.password', 'me.read']);
/** Knows who asks before any handler runs, and refuses whom the handler's access decision does not admit. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const spec = this.reflector.get<OperationSpec | undefined>(operationMetadata, context.getHandler());
    if (spec === undefined) throw new Error('A handler without an access decision was reached.');
    if (spec.access === 'public') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const token = bearerOf(request);
    if (token === '') throw new Refusal('unauthenticated');
    const known = await this.callers.of(token);
    if (known === null) throw new Refusal('session-ended');
    request.caller = known.caller;
    request.session = known.session;
    if (known.caller.mustChangePassword && !beforeChange.has(spec.id)) {
      throw new Refusal('password-change-required');
    }
    if (!isAdmitted(known.caller, spec.access)) throw new Refusal('forbidden');
    return true;
  }
}

/** Whether a caller who is known may reach a handler at all. */
function isAdmitted(caller: Caller, access: Exclude<AccessDecision, 'public'>): boolean {
  switch (access) {
    case 'signed-in':
      return true;
    case 'issuer':
      return issuingPosts(caller).length > 0;
    case 'template-office':
      return isTemplateOffice(caller);
    case 'administrator':
      return caller.administrator;
    case 'rule-keeper':
      return caller.administrator || isTemplateOffice(caller);
  }
}
