import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { writeJson } from '../../libs/runtime/src/json-file';
import { startPostgres } from '../../libs/runtime/src/postgres/server';
import { silent } from '../../libs/runtime/src/progress';
import { oncePerRun } from './once-per-run';
import { runFolder } from './run-folder';

/** A database of its own for a spec file. */
export interface ScratchDatabase {
  readonly url: string;
  /** Ends its connections and removes it; for `afterAll`. */
  readonly drop: () => Promise<void>;
}

const template = 'duban_template';

/** The embedded PostgreSQL of this test run, started by the first who asks: the address of its maintenance database. */
export function postgresUrl(): Promise<string> {
  return oncePerRun('postgres', async () => {
    const server = await startPostgres({
      folder: path.join(runFolder(), 'postgres'),
      logFile: path.join(runFolder(), 'postgres.log'),
      durable: false,
      progress: silent,
    });
    writeJson(path.join(runFolder(), 'servers', 'postgres.json'), {
      pid: server.process.pid,
      identity: server.process.identity,
    });
    return server.url;
  });
}

/**
 * A fresh database with the whole schema, copied from one that was migrated once in this run (about 0.1 s).
 * @param migrated false for an empty one
 */
export async function scratchDatabase({ migrated = true } = {}): Promise<ScratchDatabase> {
  const url = await postgresUrl();
  if (migrated) await oncePerRun('template', () => makeTemplate(url));
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  await query(url, `create database ${name}${migrated ? ` template ${template}` : ''}`);
  return {
    url: named(url, name),
    drop: () => query(url, `drop database if exists ${name} with (force)`),
  };
}

async function makeTemplate(url: string): Promise<boolean> {
  await query(url, `create database ${template}`);
  const persistence = (await import('@duban/persistence')) as object as {
    migrate?: (databaseUrl: string) => Promise<unknown>;
  };
  if (persistence.migrate === undefined) throw new Error('@duban/persistence exports no migrate()');
  await persistence.migrate(named(url, template));
  return true;
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
