import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { callValues, calls } from '../harness/callers';
import { timed } from '../harness/figures';
import type { Values } from '../harness/figures';
import type { BenchPlace } from '../harness/place';
import { single } from '../harness/place';
import type { act, bareTask } from './bare-task.workflow';

/** What the tasks' workflows have written. */
export interface BareActivities {
  readonly readable: (taskId: string) => Promise<void>;
  readonly reminded: (taskId: string, n: number) => Promise<void>;
}

const taskQueue = 'bench-bare';
/** Starts under way at once. */
const abreast = 50;
const schema = `CREATE TABLE task (id uuid PRIMARY KEY);
  CREATE TABLE reminder (task_id uuid, n integer, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (task_id, n));`;

/** A workflow a task on the same Temporal server, its rows in the same PostgreSQL. */
export class BareTemporal {
  readonly #ids: string[] = [];
  /** As the last dispatch went: a storm must not come before its tasks are armed. */
  #msATask = 80;

  private constructor(
    private readonly client: Client,
    private readonly pool: Pool,
    private readonly worker: Worker,
    private readonly running: Promise<void>,
  ) {}

  static async open(place: BenchPlace): Promise<BareTemporal> {
    const pool = new Pool({ connectionString: await place.database('bench_bare'), max: 10 });
    await pool.query(schema);
    const address = place.running.temporalAddress;
    const activities: BareActivities = {
      readable: async (id) => {
        await pool.query('INSERT INTO task (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
      },
      reminded: async (id, n) => {
        await pool.query('INSERT INTO reminder (task_id, n) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, n]);
      },
    };
    const worker = await Worker.create({
      connection: await NativeConnection.connect({ address }),
      taskQueue,
      workflowsPath: require.resolve('./bare-task.workflow'),
      activities,
      maxCachedWorkflows: 2_000,
    });
    const client = new Client({ connection: await Connection.connect({ address }) });
    return new BareTemporal(client, pool, worker, worker.run());
  }

  async close(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.client.connection.close();
    await this.pool.end();
  }

  /** Starts so many tasks and waits until all are readable and armed. */
  async dispatch(tasks: number, remindAt = Date.now() + 30 * 86_400_000): Promise<Values> {
    const before = await single(this.pool, 'SELECT count(*) AS value FROM task');
    const [, ms] = await timed(async () => {
      await calls(abreast, tasks, async () => {
        const id = randomUUID();
        this.#ids.push(id);
        await this.client.workflow.start<typeof bareTask>('bareTask', {
          taskQueue,
          workflowId: `bare/${id}`,
          args: [id, remindAt],
        });
      });
      while ((await single(this.pool, 'SELECT count(*) AS value FROM task')) < before + tasks) {
        await pause(20);
      }
    });
    this.#msATask = ms / tasks;
    return { 'tasks/s': (tasks / ms) * 1000, tasks };
  }

  /** Acts as Updates: the state is the workflow's, and the answer comes when it has it. In process, nobody signed in. */
  async acts(callers: number, total: number): Promise<Values> {
    const update = (id: string, text: string): Promise<number> =>
      this.client.workflow
        .getHandle<typeof bareTask>(`bare/${id}`)
        .executeUpdate<number, [string]>('act' satisfies typeof act.name, { args: [text] });
    return callValues(
      callers,
      await calls(callers, total, (n) => update(this.#ids[n % this.#ids.length] ?? '', `act ${n}`)),
    );
  }

  /** So many tasks whose first timer fires at one instant, each a row. */
  async storm(tasks: number): Promise<Values> {
    const at = Date.now() + 5_000 + 2 * tasks * this.#msATask;
    await this.dispatch(tasks, at);
    if (Date.now() > at) throw new Error('the storm came before all tasks were armed');
    const since = new Date(at - 1_000);
    const counted = 'SELECT count(*) AS value FROM reminder WHERE at >= $1';
    while ((await single(this.pool, counted, [since])) < tasks) await pause(50);
    const last = await single(this.pool, 'SELECT extract(epoch FROM max(at)) * 1000 AS value FROM reminder');
    return { 'rows/s': tasks / ((last - at) / 1000), 'last within': (last - at) / 1000, rows: tasks };
  }
}
