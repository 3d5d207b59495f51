import { Client } from 'pg';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { temporalConnectionOptions } from '../settings/temporal-connection';
import { connectTemporal, ensureSearchAttributes } from '../temporal/namespace';
import type { Progress } from '../progress';
import type { TemporalSettings } from '../settings/settings';

const withinMs = 15_000;

/** Proves that DATABASE_URL answers. @throws RuntimeFault (2, a setting is wrong) with one line; it never shows the password */
export async function checkDatabase(databaseUrl: string, progress: Progress): Promise<void> {
  const { host } = new URL(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: withinMs });
  client.on('error', () => undefined); // shows in the promise of connect
  try {
    await client.connect();
  } catch (error) {
    throw new RuntimeFault(messages.postgresUnreachable(host, reasonOf(error)), 2, { cause: error });
  } finally {
    await client.end().catch(() => undefined); // was never open
  }
  progress.say(messages.postgresExternal(host));
}

/** Proves that TEMPORAL_ADDRESS answers and that the namespace has our search attributes, adding what lacks. */
export async function checkTemporal(
  temporal: TemporalSettings & { readonly address: string },
  progress: Progress,
): Promise<void> {
  const options = await temporalConnectionOptions(temporal);
  const connection = await connectTemporal(options, withinMs).catch((error: unknown) => {
    throw new RuntimeFault(messages.temporalUnreachable(temporal.address, reasonOf(error)), 2, {
      cause: error,
    });
  });
  try {
    await ensureSearchAttributes(connection, temporal.namespace);
  } finally {
    await connection.close();
  }
  progress.say(messages.temporalExternal(temporal.address));
}

/** The first line of what went wrong; a refused connection to several addresses says so in its parts. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0] ?? text;
}
