import { SetMetadata } from '@nestjs/common';
import type { ErrorCode } from '@duban/contracts';
import type { z } from 'zod';

/** Who may call a handler; what depends on a task is decided by the permission table, within. */
export type AccessDecision =
  /** Anybody. */
  | 'public'
  /** Whoever is signed in; what they see is theirs to see. */
  | 'signed-in'
  /** Head or deputy of a level's 农办 or 督查室. */
  | 'issuer'
  /** Whoever holds a post of the region's 农办. */
  | 'template-office'
  /** The administrator. */
  | 'administrator'
  /** Either of the two. */
  | 'rule-keeper';

/** What a handler is to its callers: who may call it, what it takes and answers. The OpenAPI page is made from it. */
export interface OperationSpec {
  /** `tasks.list`; its Chinese summary stands in the operations' catalogue. */
  readonly id: string;
  readonly access: AccessDecision;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Takes a file as `multipart/form-data` in the part `file`; with a body too, either. */
  readonly upload?: boolean;
  /** Status of success; 200 if left out. */
  readonly status?: number;
  /** What success answers; `file` for bytes, `events` for server-sent events, `page` for HTML, null for nothing. */
  readonly answer: z.ZodType | 'events' | 'file' | 'page' | null;
  /** Changes something: takes an `Idempotency-Key`. */
  readonly changes?: boolean;
  /** Takes `If-Match`. */
  readonly versioned?: boolean;
  /** Refusals beyond those every route has. */
  readonly refusals?: readonly ErrorCode[];
}

export const operationMetadata = 'duban:operation';

/** Declares a handler's access and shape; a handler without it keeps the API from starting. */
export const Operation = (spec: OperationSpec): MethodDecorator => SetMetadata(operationMetadata, spec);
