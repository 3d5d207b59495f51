import { Client } from '@temporalio/client';
import { connectTemporal, RuntimeFault, temporalConnectionOptions } from '@duban/runtime';
import type { TemporalSettings } from '@duban/runtime';

/** How long a server that does not answer is tried, ms. */
const withinMs = 10_000;

/** Does a piece of work with a client of Temporal, closed again afterwards. @throws RuntimeFault where it is not reached */
export async function withTemporal<T>(
  settings: TemporalSettings & { readonly address: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const options = await temporalConnectionOptions(settings);
  const connection = await connectTemporal(options, withinMs).catch((error: unknown) => {
    throw new RuntimeFault(`连不上 Temporal（${settings.address}）`, 1, { cause: error });
  });
  try {
    return await work(new Client({ connection, namespace: settings.namespace }));
  } finally {
    await connection.close();
  }
}
