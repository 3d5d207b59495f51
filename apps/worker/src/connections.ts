import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createDataSource, migrate, poolOf, processRole } from '@duban/persistence';
import { ensureSearchAttributes, temporalConnectionOptions } from '@duban/runtime';
import { untilReached } from './until-reached';
import { reasonOf, say } from './worker.text';
import type { ServiceSettings } from '@duban/runtime';
import type { DataSource } from 'typeorm';

/** Connections to PostgreSQL: as many as activities need at one time, and the relay's. */
const poolSize = 14;

/** Opens the database, brought to the newest schema first; waits for it as long as it takes. */
export async function openDatabase(settings: ServiceSettings, signal: AbortSignal): Promise<DataSource> {
  const open = async (): Promise<DataSource> => {
    await migrate(settings.databaseUrl);
    const role = await processRole(settings.databaseUrl, 'duban_worker');
    if (role === null) console.error(say.noRole);
    return createDataSource(settings.databaseUrl, {
      poolSize,
      applicationName: 'duban worker',
      role,
    }).initialize();
  };
  const outage = {
    away: (error: unknown) => {
      console.error(say.databaseAway(reasonOf(error)));
    },
    back: () => {
      console.log(say.databaseBack);
    },
  };
  const ds = await untilReached(open, outage, signal);
  // An idle connection that breaks has left the pool, and the next query opens another: the relay says what is away.
  poolOf(ds).on('error', () => undefined);
  return ds;
}

/** After an outage the client is back within seconds; gRPC's own limit between its tries is two minutes. */
const channelArgs = { 'grpc.max_reconnect_backoff_ms': 5000 };

/** The worker's and the client's way to Temporal. */
export interface TemporalWay {
  readonly native: NativeConnection;
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** Connects to Temporal, waiting for it as long as it takes. */
export async function openTemporal(settings: ServiceSettings, signal: AbortSignal): Promise<TemporalWay> {
  const { namespace } = settings.temporal;
  const options = await temporalConnectionOptions(settings.temporal);
  const reach = async (): Promise<TemporalWay> => {
    const connection = await Connection.connect({ ...options, channelArgs });
    try {
      await ensureSearchAttributes(connection, namespace);
      const native = await NativeConnection.connect(options);
      const close = async (): Promise<void> => {
        await connection.close();
        await native.close();
      };
      return { native, client: new Client({ connection, namespace }), close };
    } catch (error) {
      await connection.close();
      throw error;
    }
  };
  return untilReached(
    reach,
    {
      away: (error) => {
        console.error(say.temporalAway(reasonOf(error)));
      },
      back: () => {
        console.log(say.temporalBack);
      },
    },
    signal,
  );
}
