/** Node's codes of a connection that cannot be made or broke. */
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** SQLSTATE classes and codes of a server that is going, not up yet, full or out of connections. */
const states = /^(?:08|53|57P0[1235]|58030|25006)/u;
const words =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed|read timeout|Cannot use a pool after calling end|Connection ended|driver.*not connected|not established/iu;

/** Whether an error says that PostgreSQL cannot be asked now, whatever layer it comes through. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  const { code, driverError, cause } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (network.has(code) || states.test(code))) return true;
  if (words.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some((each) => isDatabaseAway(each, depth + 1))) {
    return true;
  }
  return isDatabaseAway(driverError, depth + 1) || isDatabaseAway(cause, depth + 1);
}
