import type { ErrorCode, FieldFault } from '@duban/contracts';
import type { z } from 'zod';
import { fieldFault } from './field-fault.text';
import { Refusal } from './refusal';

const mostFaults = 20;

/** The value as the schema makes it. @throws Refusal that names each faulty field */
export function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  code: Extract<ErrorCode, 'invalid-body' | 'invalid-query'>,
): z.output<T> {
  const result = schema.safeParse(value, { error: fieldFault });
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, mostFaults).flatMap(faultsOf);
  throw new Refusal(code, { fields: [...new Set(faults.map((fault) => fault.path))] }, faults);
}

/** An unknown member is reported under its own name. */
function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.slice(0, mostFaults).map((key) => ({
    path: path === '' ? key.slice(0, 100) : `${path}.${key.slice(0, 100)}`,
    message: issue.message,
  }));
}
