import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { installation, migrate, poolOf, TaskRecord } from '@duban/persistence';
import { Workflows } from '@duban/timing';
import { bundlePath } from '@duban/workflows';
import { wakeActivity } from '../../../libs/activities/src/wake.activity';
import { instantOf, recordWorld } from '../../support/record-world';
import type { RecordWorld } from '../../support/record-world';
import type { Figure, Values } from '../harness/figures';
import { single } from '../harness/place';
import type { BenchPlace } from '../harness/place';
import { contest } from '../harness/rounds';
import type { BareTemporal } from '../sides/bare-temporal';
import type { PlainQueue } from '../sides/plain-queue';

/** Three prefectures' tasks: with a first reminder each, some five thousand at one instant. */
const territories = ['6530', '6531', '6532'];
/** Their acceptance was due the day before: everybody's head is told at that instant. */
const due = '2023-02-23T10:07:00+08:00';
/** Real time between the first clock started and the instant, ms. */
const lead = 12_000;

const waiting = `SELECT count(*) AS value FROM task WHERE next_wake <= $1`;
const written = `SELECT count(*) AS value FROM task_event WHERE at = $1`;
const twice = `SELECT count(*) AS value FROM (SELECT task_id FROM task_event WHERE at = $1 GROUP BY task_id, kind HAVING count(*) > 1) AS two`;
const told = `SELECT count(*) AS value FROM notice WHERE at = $1`;
const stale = `SELECT count(*) AS value FROM task t WHERE version <> (SELECT count(*) FROM task_event e WHERE e.task_id = t.id)`;

/** A database of its own, filled by a dispatch; its clocks are real workflows, and its time ends in the storm. */
async function stormyWorld(place: BenchPlace, name: string): Promise<RecordWorld> {
  const url = await place.database(name);
  await migrate(url);
  const world = await recordWorld(url);
  await world.issue({ territories });
  return world;
}

/** Every reminder of one instant: events, rows and notices, by the clocks' workflows on the same Temporal server. */
async function ours(place: BenchPlace, n: number): Promise<Values> {
  const world = await stormyWorld(place, `bench_storm_${n}`);
  const pool = poolOf(world.ds);
  const instant = instantOf(due);
  const at = new Date(instant);
  const offset = instant - lead - Date.now();
  const now = (): number => Date.now() + offset;
  const address = place.running.temporalAddress;
  const connection = await Connection.connect({ address });
  const taskQueue = `bench-storm-${n}`;
  const { id } = await installation(world.ds);
  const workflows = new Workflows(new Client({ connection }), { installation: `${id}-${n}`, now, taskQueue });
  const record = new TaskRecord(world.ds, world.worldData, now);
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: { wake: wakeActivity({ record, now }) },
    maxConcurrentActivityTaskExecutions: 40,
  });
  const running = worker.run();
  const expected = await single(pool, waiting, [at]);
  const clocks = await pool.query<{ id: string; armed_for: Date }>(
    'SELECT id, armed_for FROM clock WHERE armed_for IS NOT NULL',
  );
  for (const clock of clocks.rows) {
    await workflows.startClock({ clockId: clock.id, territory: null, armedFor: clock.armed_for.getTime() });
  }
  if (now() > instant) throw new Error('the storm came before all clocks were started');
  while ((await single(pool, waiting, [at])) > 0) await pause(50);
  const seconds = (now() - instant) / 1000;
  const rows = await single(pool, written, [at]);
  const faults = (await single(pool, twice, [at])) + (await single(pool, stale));
  const notices = await single(pool, told, [at]);
  worker.shutdown();
  await running;
  await Promise.all([connection.close(), native.close(), world.close()]);
  if (faults > 0 || rows < expected) throw new Error(`${rows} of ${expected} rows, ${faults} twice or stale`);
  return { 'rows/s': rows / seconds, 'last within': seconds, rows, notices };
}

export async function storm(
  place: BenchPlace,
  { temporal, queue }: { readonly temporal: BareTemporal; readonly queue: PlainQueue },
  tell: (round: object) => void,
): Promise<Figure[]> {
  return contest(
    'storm',
    [
      { side: 'duban', warm: () => ours(place, 0), round: (n) => ours(place, n) },
      { side: 'bare Temporal', warm: () => temporal.storm(30), round: () => temporal.storm(200) },
      { side: 'graphile-worker', warm: () => queue.storm(500), round: () => queue.storm(5_000) },
    ],
    [
      { name: 'rows/s', unit: '/s', target: ['>=', 2_000] },
      { name: 'last within', unit: 's', target: ['<=', 5] },
      { name: 'rows', unit: '' },
      { name: 'notices', unit: '' },
    ],
    tell,
  );
}
