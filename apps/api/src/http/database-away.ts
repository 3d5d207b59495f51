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

/** What is looked at of an error; of no class, since errors of the socket may come from elsewhere. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: unknown;
  readonly driverError?: unknown;
  readonly cause?: unknown;
}

const deepest = 4;

/** Whether an error says that PostgreSQL cannot be asked now, whatever layer it comes through. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const { code, message, errors, driverError, cause } = error as Failure;
  if (typeof code === 'string' && (network.has(code) || states.test(code))) return true;
  if (typeof message === 'string' && words.test(message)) return true;
  const within: readonly unknown[] = Array.isArray(errors) ? errors : [];
  return [...within, driverError, cause].some((each) => isDatabaseAway(each, depth + 1));
}
