import { businessClock } from '@duban/runtime';
import { loadOrganisation } from '@duban/seeds';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { ApiContext } from '../../../apps/api/src/engine/api-context';
import { Engine } from '../../../apps/api/src/engine/engine.service';
import { createApi } from '../../../apps/api/src/create-api';
import type { DemoAccount } from '../../support/whole-system';
import type { BenchPlace } from './place';

/** A statement of an answer, how PostgreSQL carries it out, and which large tables it reads from end to end. */
export interface Explained {
  readonly statement: string;
  readonly plan: readonly string[];
  readonly scans: readonly string[];
}

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Tables that grow with the tasks. */
const scan = /Seq Scan on (?:public\.)?(?:task|task_event|notice|attachment_use|task_change)\b/gu;

/** A second API over the same database, in this process, whose statements can be seen. */
export class Explainer {
  readonly #heard: Sent[] = [];

  private constructor(
    private readonly api: NestFastifyApplication,
    private readonly pool: Pool,
  ) {
    const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
    pool.query = ((first: unknown, values?: unknown) => {
      this.#heard.push(sentOf(first, values));
      return query(first, values);
    }) as Pool['query'];
  }

  static async open(place: BenchPlace): Promise<Explainer> {
    const { databaseUrl, temporalAddress } = place.running;
    const context = new ApiContext(
      {
        databaseUrl,
        secret: 'of this process alone, for the time of the bench',
        remindAt: '10:07',
        publicUrl: place.running.api,
        webhookInside: [],
        temporal: { address: temporalAddress, namespace: 'default' },
      },
      loadOrganisation(),
      businessClock({ clockOffsetMs: 0 }).now,
      null,
    );
    const api = await createApi(context, []);
    const pool = api.get(Engine).opened?.pool;
    if (pool === undefined) throw new Error('the database was not reached');
    return new Explainer(api, pool);
  }

  async close(): Promise<void> {
    await this.api.close();
  }

  /** Asks as somebody, and has every SELECT of the answer explained with the values it was sent with. */
  async explain(account: DemoAccount, path: string): Promise<Explained[]> {
    const { username, password } = account;
    const login = await this.api.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { username, password },
    });
    const { accessToken } = login.json<{ accessToken: string }>();
    const headers = { authorization: `Bearer ${accessToken}` };
    this.#heard.length = 0;
    const answer = await this.api.inject({ url: `/api/v1${path}`, headers });
    const sent = [...this.#heard];
    if (answer.statusCode !== 200) throw new Error(`${path} was answered ${answer.statusCode}`);
    const explained: Explained[] = [];
    for (const each of sent.filter(({ text }) => /^\s*(?:SELECT|WITH)\b/iu.test(text))) {
      explained.push(await this.#planOf(each));
    }
    return explained;
  }

  async #planOf({ text, values }: Sent): Promise<Explained> {
    const { rows } = await this.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [
      ...values,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']);
    return {
      statement: text.replaceAll(/\s+/gu, ' ').trim(),
      plan,
      scans: plan.join('\n').match(scan) ?? [],
    };
  }
}

function sentOf(first: unknown, values: unknown): Sent {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values : [] };
  const { text, values: own } = first as { text: string; values?: readonly unknown[] };
  return { text, values: own ?? (Array.isArray(values) ? values : []) };
}
