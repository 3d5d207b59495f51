import path from 'node:path';
import { Client } from 'pg';
import { postgresAccount } from '../postgres/account';
import { postgresBinaries } from '../postgres/binaries';
import { temporalConnectionOptions } from '../settings/temporal-connection';
import { cacheFolder } from '../temporal/cache-folder';
import { keptProgram } from '../temporal/find-program';
import { connectTemporal, missingSearchAttributes } from '../temporal/namespace';
import { temporalCli } from '../temporal/releases';
import { reasonOf } from '../up/external';
import { doctorMessages as say } from './doctor-messages';
import type { Check, Finding } from './check';

const oldestPostgres = 15;
const answerWithinMs = 5000;

/** The database answers, or the embedded one could be started. */
export const postgresCheck: Check = {
  name: 'postgres',
  title: say.postgres,
  run: async ({ settings, databaseUrl }) => {
    if (databaseUrl !== undefined) return askPostgres(databaseUrl);
    const { version } = postgresBinaries(postgresAccount(), path.join(settings.dataDir, 'postgres'));
    return { verdict: 'ok', detail: say.postgresReady(version) };
  },
};

async function askPostgres(databaseUrl: string): Promise<Finding> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: answerWithinMs });
  client.on('error', () => undefined); // shows in the promises below
  try {
    await client.connect();
    const answer = await client.query<{ server_version: string }>('show server_version');
    const version = answer.rows[0]?.server_version ?? '';
    if (Number.parseInt(version, 10) < oldestPostgres) {
      return { verdict: 'fail', detail: say.postgresOld(version), mend: say.mendPostgresOld };
    }
    return { verdict: 'ok', detail: say.postgresAnswers(version, new URL(databaseUrl).host) };
  } catch (error) {
    return { verdict: 'fail', detail: reasonOf(error), mend: say.mendPostgresAway };
  } finally {
    await client.end().catch(() => undefined); // was never open
  }
}

/** Temporal answers and knows our search attributes, or the embedded one could be started. */
export const temporalCheck: Check = {
  name: 'temporal',
  title: say.temporal,
  run: async ({ settings, temporalAddress }) => {
    if (temporalAddress !== undefined) {
      const namespace = settings.temporal.namespace;
      return askTemporal({ ...settings.temporal, address: temporalAddress, namespace });
    }
    const program = await keptProgram(temporalCli, cacheFolder(settings.dataDir));
    if (program !== undefined) return { verdict: 'ok', detail: say.temporalReady(program) };
    return { verdict: 'warn', detail: say.temporalToFetch, mend: say.mendTemporalFetch };
  },
};

async function askTemporal(temporal: Parameters<typeof temporalConnectionOptions>[0]): Promise<Finding> {
  const options = await temporalConnectionOptions(temporal);
  try {
    const connection = await connectTemporal(options, answerWithinMs);
    try {
      const missing = await missingSearchAttributes(connection, temporal.namespace);
      if (missing.length === 0) return { verdict: 'ok', detail: say.temporalAnswers(temporal.address) };
      return { verdict: 'fail', detail: say.temporalLacks(missing.join('、')), mend: say.mendTemporalLacks };
    } finally {
      await connection.close();
    }
  } catch (error) {
    return { verdict: 'fail', detail: reasonOf(error), mend: say.mendTemporalAway };
  }
}
