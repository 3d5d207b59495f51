import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import { Pool } from 'pg';
import { callValues, calls } from '../harness/callers';
import type { Values } from '../harness/figures';
import type { BenchPlace } from '../harness/place';
import { single } from '../harness/place';

const callersOfDispatch = 10;
const silent = new Logger(() => () => undefined);
const schema = `CREATE TABLE task (id uuid PRIMARY KEY, status text NOT NULL, due_at timestamptz NOT NULL);
  CREATE TABLE task_event (task_id uuid, seq integer GENERATED ALWAYS AS IDENTITY, text text, PRIMARY KEY (task_id, seq));
  CREATE TABLE reminder (task_id uuid PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());`;

/** A queue and tables of one's own, no engine: two jobs a task, a transaction an act. In process, nobody signed in. */
export class PlainQueue {
  readonly #ids: string[] = [];
  /** As the last dispatch went: a storm must not come before its tasks are armed. */
  #msATask = 8;

  private constructor(
    private readonly pool: Pool,
    private readonly runner: Runner,
  ) {}

  static async open(place: BenchPlace): Promise<PlainQueue> {
    const pool = new Pool({ connectionString: await place.database('bench_queue'), max: 24 });
    await pool.query(schema);
    const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
    await utils.migrate();
    await utils.release();
    const remind = async (payload: unknown): Promise<void> => {
      await pool.query('INSERT INTO reminder (task_id) VALUES ($1)', [(payload as { id: string }).id]);
    };
    const runner = await run({
      pgPool: pool,
      concurrency: 10,
      pollInterval: 500,
      noHandleSignals: true,
      logger: silent,
      taskList: { remind },
    });
    return new PlainQueue(pool, runner);
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.pool.end();
  }

  /** A task a transaction: its row and two jobs. */
  async dispatch(tasks: number, remindAt = new Date(Date.now() + 30 * 86_400_000)): Promise<Values> {
    const { whole } = await calls(callersOfDispatch, tasks, async () => {
      const id = randomUUID();
      await this.#transaction(async (query) => {
        await query('INSERT INTO task VALUES ($1, $2, $3)', [id, 'assigned', remindAt]);
        const later = new Date(remindAt.getTime() + 86_400_000);
        for (const at of [remindAt, later]) {
          await query(
            "SELECT 1 FROM graphile_worker.add_job('remind', json_build_object('id', $1::text), run_at := $2)",
            [id, at],
          );
        }
      });
      this.#ids.push(id);
    });
    this.#msATask = whole / tasks;
    return { 'tasks/s': (tasks / whole) * 1000, tasks };
  }

  async acts(callers: number, total: number): Promise<Values> {
    const act = (id: string, n: number): Promise<void> =>
      this.#transaction(async (query) => {
        await query('UPDATE task SET status = $2 WHERE id = $1', [id, `active ${n}`]);
        await query('INSERT INTO task_event (task_id, text) VALUES ($1, $2)', [id, `act ${n}`]);
      });
    return callValues(
      callers,
      await calls(callers, total, (n) => act(this.#ids[n % this.#ids.length] ?? '', n)),
    );
  }

  async storm(tasks: number): Promise<Values> {
    await this.pool.query('TRUNCATE reminder');
    const at = new Date(Date.now() + 3_000 + 2 * tasks * this.#msATask);
    await this.dispatch(tasks, at);
    if (Date.now() > at.getTime()) throw new Error('the storm came before all tasks were armed');
    while ((await single(this.pool, 'SELECT count(*) AS value FROM reminder')) < tasks) await pause(50);
    const last = await single(this.pool, 'SELECT extract(epoch FROM max(at)) * 1000 AS value FROM reminder');
    const seconds = (last - at.getTime()) / 1000;
    return { 'rows/s': tasks / seconds, 'last within': seconds, rows: tasks };
  }

  async #transaction(
    work: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>,
  ): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await work((text, values) => client.query(text, values));
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}
