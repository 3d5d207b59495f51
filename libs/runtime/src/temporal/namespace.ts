import { setTimeout as sleep } from 'node:timers/promises';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { searchAttributes } from './search-attributes';
import type { Connection } from '@temporalio/client';
import type { TemporalConnectionOptions } from '../settings/temporal-connection';

// As the server's interface numbers them.
const typeNumbers = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 };

/** How long the embedded server keeps a workflow that has closed: a planning year and the audit after it. */
export const retentionDays = 730;

/** Connects, trying again until a server that is still starting answers. */
export async function connectTemporal(
  options: TemporalConnectionOptions,
  withinMs: number,
  gaveUp: () => boolean = () => false,
): Promise<Connection> {
  // Loaded when it is needed: it takes longer than the rest of this room together.
  const { Connection } = await import('@temporalio/client');
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await Connection.connect({ ...options, connectTimeout: 3000 });
    } catch (error) {
      if (gaveUp() || Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

/** Keeps closed workflows of a namespace for {@link retentionDays}: a development server's own limit is one day. */
export async function raiseRetention(connection: Connection, namespace: string): Promise<void> {
  const { msToTs } = await import('@temporalio/common/lib/time.js');
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(retentionDays * 86_400_000) },
  });
}

/** Names of our search attributes that a namespace does not know. */
export async function missingSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<readonly string[]> {
  const known = await knownAttributes(connection, namespace);
  return Object.keys(searchAttributes).filter((name) => !known.includes(name));
}

/**
 * Adds the search attributes that a namespace lacks.
 * @throws RuntimeFault if they are missing and may not be added: an administrator has to
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  let missing: readonly string[] = Object.keys(searchAttributes);
  try {
    missing = await missingSearchAttributes(connection, namespace);
    if (missing.length === 0) return;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map((name) => [name, typeNumbers[searchAttributes[name] ?? 'Keyword']]),
      ),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RuntimeFault(messages.temporalAttributes(missing.join('、'), reason), 1, { cause: error });
  }
}

const unimplemented = 12; // gRPC status

/** Names of a namespace's own search attributes; the time-skipping server cannot list them, and starts with none. */
async function knownAttributes(connection: Connection, namespace: string): Promise<string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.keys(customAttributes);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === unimplemented) return [];
    throw error;
  }
}
