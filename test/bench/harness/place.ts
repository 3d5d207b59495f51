import type { Pool } from 'pg';
import { Client } from 'pg';
import type { WholeSystem } from '../../support/whole-system';
import type { DemoAccount } from '../../support/whole-system';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Caller } from './caller';

interface Running {
  readonly api: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
}

/** The whole system running, with the servers that every side of a comparison works on. */
export class BenchPlace {
  constructor(readonly system: WholeSystem) {}

  get running(): Running {
    return JSON.parse(readFileSync(path.join(this.system.dataDir, 'runtime.json'), 'utf8')) as Running;
  }

  account(unit: string, post = 'head'): DemoAccount {
    const found = this.system.accounts().find((each) => each.unit === unit && each.post === post);
    if (found === undefined) throw new Error(`there is no account of ${unit}`);
    return found;
  }

  signIn(unit: string, post = 'head'): Promise<Caller> {
    return Caller.signIn(this.system.api, this.account(unit, post));
  }

  pid(name: string): number {
    return this.running.processes.find((each) => each.name === name)?.pid ?? 0;
  }

  /** A database of its own on the same server. @returns its address */
  async database(name: string): Promise<string> {
    const { databaseUrl } = this.running;
    const admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    const url = new URL(databaseUrl);
    url.pathname = `/${name}`;
    return url.toString();
  }
}

/** One value of the first row. */
export async function single(pool: Pool, text: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ value: string }>(text, [...values]);
  return Number(rows[0]?.value ?? 0);
}
