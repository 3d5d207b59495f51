import { isGrpcServiceError } from '@temporalio/client';

/** Errors of the system below a connection. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** SQLSTATE classes: connection exceptions, resources exhausted, a server that stops or starts, a disk that fails. */
const states = /^(?:08|53|57P|58)/u;
/** The driver's own words for a connection that broke or was not to be had. */
const words =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/iu;
/** gRPC: deadline exceeded, resource exhausted, unavailable. */
const grpcCodes = new Set([4, 8, 14]);

/** Whether the error says that PostgreSQL or Temporal is away, or for the moment unable; then trying again helps. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isGrpcServiceError(error)) return grpcCodes.has(error.code);
  if (error instanceof AggregateError && error.errors.some(isAway)) return true;
  const code: unknown = (error as { readonly code?: unknown }).code;
  if (typeof code === 'string' && (connectionCodes.has(code) || states.test(code))) return true;
  return words.test(error.message) || isAway(error.cause);
}
