import { Client } from 'pg';
import type { BenchPlace } from './place';

/** What PostgreSQL says it is. */
export async function serverVersion(place: BenchPlace): Promise<string> {
  const client = new Client({ connectionString: place.running.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  return rows[0]?.server_version ?? '?';
}
