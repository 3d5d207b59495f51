import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { randomFrom, rehearseTask } from '@duban/lifecycle';
import { migrate, recordPast } from '@duban/persistence';
import type { PersonCommand } from '@duban/persistence';
import { silent, startPostgres } from '@duban/runtime';
import { asLead, instantOf, person, recordWorld } from '@duban/test-support';
import type { RecordWorld } from '@duban/test-support';
import { Client } from 'pg';

/** Runs `work` and says how long it took, ms. */
async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const from = performance.now();
  const result = await work();
  return [result, performance.now() - from];
}

const rate = (n: number, ms: number): number => Math.round((n / ms) * 1000);
const round = (ms: number): number => Math.round(ms * 100) / 100;

async function countOf(world: RecordWorld, table: string): Promise<number> {
  const [row] = await world.ds.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${table}`);
  return row?.n ?? 0;
}

/** Issues the whole region, down to `depth`. */
async function dispatch(world: RecordWorld, depth: 'county' | 'village'): Promise<object> {
  const [, ms] = await timed(() => world.issue({ territories: null, depth }));
  const tasks = await countOf(world, 'task');
  const [size] = await world.ds.query<{ bytes: number }[]>(
    `SELECT sum(pg_total_relation_size(t)) AS bytes FROM unnest('{task, task_event, terms, docket}'::regclass[]) t`,
  );
  return {
    what: `dispatch to ${depth}`,
    tasks,
    seconds: round(ms / 1000),
    perSecond: rate(tasks, ms),
    bytesPerTask: Math.round((size?.bytes ?? 0) / tasks),
    memoryMb: Math.round(process.memoryUsage().rss / 1e6),
  };
}

/** `total` acts by so many callers at once, each the next as soon as it is answered. */
async function acts(
  world: RecordWorld,
  what: string,
  { callers, total, command }: { callers: number; total: number; command: (n: number) => PersonCommand },
): Promise<object> {
  const rows = await world.ds.query<{ id: string }[]>(
    'SELECT id FROM task WHERE NOT sensitive ORDER BY md5(id::text)',
  );
  const took: number[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let n = next++; n < total; n = next++) {
      const taskId = rows[n % rows.length]?.id ?? '';
      const [outcome, ms] = await timed(() =>
        world.record.act({ taskId, command: command(n), authorize: asLead }),
      );
      if (!outcome.ok) throw new Error(outcome.error.code);
      took.push(ms);
    }
  };
  const [, ms] = await timed(() => Promise.all(Array.from({ length: callers }, caller)));
  took.sort((a, b) => a - b);
  const at = (share: number): number => round(took[Math.floor(took.length * share)] ?? 0);
  return { what, callers, perSecond: rate(total, ms), p50: at(0.5), p99: at(0.99) };
}

/** Everything that is due at one instant, over all clocks, four at a time. */
async function storm(world: RecordWorld, instant: string): Promise<object> {
  world.at(instant);
  const before = await countOf(world, 'task_event');
  const clocks = await world.ds.query<{ id: string }[]>('SELECT id FROM clock');
  const worker = async (): Promise<void> => {
    for (let clock = clocks.pop(); clock !== undefined; clock = clocks.pop()) {
      await world.record.wake(clock.id);
    }
  };
  const [, ms] = await timed(() => Promise.all([1, 2, 3, 4].map(worker)));
  const rows = (await countOf(world, 'task_event')) - before;
  return { what: `wake at ${instant}`, rows, seconds: round(ms / 1000), perSecond: rate(rows, ms) };
}

/** Gives the whole region a year's past. */
async function past(world: RecordWorld): Promise<object> {
  const until = instantOf('2023-12-15T16:00:00+08:00');
  const issuer = person('65-rural_office');
  const outcome = await world.dispatches.request(
    {
      ...{
        documentId: world.documentId,
        planYear: 2023,
        issuedOn: '2023-02-20',
        approvedBy: 'x',
        basis: null,
      },
      ...{ territories: null, depth: 'county', places: {}, leads: {} },
    },
    issuer,
  );
  if (!outcome.ok) throw new Error(outcome.error.code);
  world.at('2023-12-15T16:00:00+08:00');
  const random = randomFrom('2023');
  const [tasks, ms] = await timed(() =>
    recordPast(world.dispatches, outcome.dispatchId, {
      until,
      recordedAt: 'own-time',
      tellFrom: until - 3 * 86_400_000,
      events: ({ assignment, terms }) => {
        const [head, officer] = [person(assignment.unit), person(assignment.unit, 'officer')];
        const cast = { issuer, head, officer, supervisor: person(assignment.supervisor) };
        const played = { assignment, terms, cast, behaviour: 'mixed', random, until } as const;
        return rehearseTask({ ...played, world: world.worldData.world }).events;
      },
    }),
  );
  const events = await countOf(world, 'task_event');
  return { what: 'a past', tasks, events, seconds: round(ms / 1000), eventsPerSecond: rate(events, ms) };
}

/**
 * Measures the record on an embedded PostgreSQL of its own, fsync on. Prints a line of JSON a figure.
 * `node -r ./.config/register.cjs test/load/record.bench.ts [village]`
 */
async function bench(depth: string | undefined): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-bench-'));
  const logFile = path.join(folder, 'log');
  const server = await startPostgres({
    folder: path.join(folder, 'pg'),
    logFile,
    durable: true,
    progress: silent,
  });
  const say = (figure: object): void => console.log(JSON.stringify(figure));
  const fresh = async (name: string): Promise<RecordWorld> => {
    const url = new URL(server.url);
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    url.pathname = `/${name}`;
    await migrate(url.toString());
    return recordWorld(url.toString());
  };
  say({
    processors: cpus().length,
    model: cpus()[0]?.model,
    node: process.version,
    postgres: server.version,
  });
  const world = await fresh('bench_year');
  say(await dispatch(world, 'county'));
  const accept = (): PersonCommand => ({ act: 'accept' });
  const progress = (n: number): PersonCommand => ({ act: 'progress', text: `进展 ${n}`, percent: n % 100 });
  say(await acts(world, 'accept', { callers: 10, total: 5_000, command: accept }));
  say(await acts(world, 'progress', { callers: 10, total: 5_000, command: progress }));
  say(await acts(world, 'progress', { callers: 1, total: 1_000, command: progress }));
  say(await storm(world, '2023-02-23T10:07:00+08:00'));
  say(await storm(world, '2023-04-03T10:07:00+08:00'));
  await world.close();
  const pastWorld = await fresh('bench_past');
  say(await past(pastWorld));
  await pastWorld.close();
  if (depth === 'village') {
    const villages = await fresh('bench_village');
    say(await dispatch(villages, 'village'));
    await villages.close();
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

void bench(process.argv[2]);
