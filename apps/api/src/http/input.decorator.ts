import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RequestInput } from './request-input';
import type { GuardedRequest } from './request-input';

/** Hands the request to a handler as a {@link RequestInput}. */
export const Input = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    new RequestInput(context.switchToHttp().getRequest<GuardedRequest>()),
);
