import type { ErrorParams } from './error-row';
import { errorTable } from './error-table';
import type { ErrorCode } from './error-table';

/** What is wrong with one field of a body or a query. */
export interface FieldFault {
  /** Path within the body or name of the parameter, `items.0.percent`. */
  readonly path: string;
  readonly message: string;
}

/** A refusal on its way out: code, what fills its message, and the faulty fields where there are any. */
export interface Refused {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
  readonly faults?: readonly FieldFault[];
}

/** An answer of `application/problem+json` (RFC 9457); members beyond the RFC's carry the refusal's parameters. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly retry: boolean;
  readonly errors?: readonly FieldFault[];
  readonly [parameter: string]: unknown;
}

/** The media type of every refusal. */
export const problemMediaType = 'application/problem+json';

const named = new Set(['type', 'title', 'status', 'detail', 'code', 'retry', 'errors', 'instance']);

/** The refusal as people and programs read it. A parameter called `status` is the task's, and goes out as `current`. */
export function problemOf(refused: Refused): Problem {
  const entry = errorTable[refused.code];
  const params = refused.params ?? {};
  const extra = Object.entries(params).map(
    ([key, value]) => [key === 'status' ? 'current' : key, value] as const,
  );
  return {
    ...Object.fromEntries(extra.filter(([key]) => !named.has(key))),
    type: `urn:duban:problem:${refused.code}`,
    title: entry.title,
    status: entry.status,
    detail: entry.detail(params),
    code: refused.code,
    retry: entry.retry,
    ...(refused.faults === undefined || refused.faults.length === 0 ? {} : { errors: refused.faults }),
  };
}

/** True for a code of the table. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
