import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresUrl, scratchDatabase, temporalAddress } from '@duban/test-support';
import { freePort } from '../../libs/runtime/src/ports';
import { processIdentity } from '../../libs/runtime/src/process/identity';
import { freshFolder, pidOf, run, runtimeOf } from './system-under-test';
import type { RuntimeRecord } from '@duban/runtime';

jest.setTimeout(180_000); // real processes, on a machine that may be busy

const ready = '督办已启动';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const living = (record: RuntimeRecord): string[] =>
  record.processes.filter(({ pid }) => processIdentity(pid) !== undefined).map(({ name }) => name);

/** A system on a folder that earlier tests of a chapter have filled. */
const dataDir = freshFolder();
let settings: NodeJS.ProcessEnv = {};
beforeAll(async () => {
  settings = { DUBAN_DATA: dataDir, PORT: String(await freePort()) };
});

describe('a start', () => {
  it('runs servers and services, says where, and SIGTERM ends all of it with exit code 0', async () => {
    const system = run(settings);
    await system.says(ready);
    const record = runtimeOf(dataDir);
    expect(record.processes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['up', 'postgres', 'temporal', 'api']),
    );
    expect(living(record)).toHaveLength(4);
    expect(record.api).toBe(`http://127.0.0.1:${settings.PORT ?? ''}`);
    expect(system.output()).toContain(record.api);
    expect(system.output()).toContain(dataDir);
    expect(statSync(path.join(dataDir, 'runtime.json')).mode % 0o1000).toBe(0o600);
    await query(record.databaseUrl, `create table kept as select 'kept'::text as value`);
    system.child.kill('SIGTERM');
    expect(await system.ended).toBe(0);
    expect(living(record)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'runtime.json'))).toBe(false);
  });

  it('finds its data again, on the same ports; a second one on its folder is refused in one line', async () => {
    const system = run(settings);
    await system.says(ready);
    const record = runtimeOf(dataDir);
    expect(await query(record.databaseUrl, 'select value from kept')).toEqual([{ value: 'kept' }]);
    const second = run({ ...settings, PORT: String(await freePort()) });
    expect(await second.ended).toBe(2);
    expect(second.errors().trim().split('\n')).toEqual([expect.stringContaining('已有一个督办在运行')]);
    expect(living(record)).toHaveLength(4);
    system.child.kill('SIGINT');
    expect(await system.ended).toBe(0);
    expect(living(record)).toEqual([]);
  });

  it('that is told to stop half-way leaves no process behind', async () => {
    const folder = freshFolder();
    const system = run({ DUBAN_DATA: folder, PORT: String(await freePort()) });
    const ledger = path.join(folder, 'processes.json');
    while (!existsSync(ledger)) await sleep(5);
    system.child.kill('SIGINT');
    expect(await system.ended).toBe(0);
    expect(system.output()).not.toContain(ready);
    expect(existsSync(path.join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('uses the servers it is given and starts none of its own', async () => {
    const folder = freshFolder();
    const database = await scratchDatabase({ migrated: false });
    const system = run({
      DUBAN_DATA: folder,
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: await temporalAddress(),
    });
    await system.says(ready);
    const record = runtimeOf(folder);
    expect(record.processes.map(({ name }) => name)).toEqual(['up', 'api']);
    expect(record.databaseUrl).toBe(database.url);
    system.child.kill('SIGTERM');
    expect(await system.ended).toBe(0);
    await database.drop();
  });
});

describe('a start that cannot be', () => {
  it('says in one line that its port is taken, exit code 2', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => {
      other.listen(port, '127.0.0.1', resolve);
    });
    const system = run({ DUBAN_DATA: freshFolder(), PORT: String(port) });
    expect(await system.ended).toBe(2);
    expect(system.errors().trim().split('\n')).toEqual([expect.stringContaining(`端口 ${port}`)]);
    other.close();
  });

  it('says in one line which setting is wrong, exit code 2', async () => {
    const system = run({ DUBAN_DATA: freshFolder(), PORT: 'eighty' });
    expect(await system.ended).toBe(2);
    expect(system.errors().trim().split('\n')).toEqual([expect.stringContaining('PORT')]);
  });

  it('ends when a service cannot be kept running, and says which log tells why', async () => {
    const folder = freshFolder();
    const given = { DATABASE_URL: await postgresUrl(), TEMPORAL_ADDRESS: await temporalAddress() };
    const port = String(await freePort());
    const system = run({ DUBAN_DATA: folder, PORT: port, ...given }, ['test/runtime/no-such-service.ts']);
    expect(await system.ended).toBe(1);
    expect(system.errors().trim().split('\n')).toEqual([expect.stringContaining('logs/api.log')]);
    expect(readFileSync(path.join(folder, 'logs', 'api.log'), 'utf8')).toContain('no-such-service');
  });

  it('says in one line that the database it is given does not answer', async () => {
    const system = run({
      DUBAN_DATA: freshFolder(),
      PORT: String(await freePort()),
      DATABASE_URL: `postgresql://nobody:hidden@127.0.0.1:${await freePort()}/nothing`,
      TEMPORAL_ADDRESS: await temporalAddress(),
    });
    expect(await system.ended).toBe(2);
    expect(system.errors().trim().split('\n')).toEqual([expect.stringContaining('DATABASE_URL')]);
    expect(system.errors()).not.toContain('hidden');
  });
});

describe('business time', () => {
  it('begins at DUBAN_CLOCK in every process, runs on over a restart, and never goes back', async () => {
    const folder = freshFolder();
    const database = await scratchDatabase({ migrated: false });
    const clock = {
      ...settings,
      DUBAN_DATA: folder,
      DUBAN_CLOCK: '2026-03-02T09:00:00+08:00',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: await temporalAddress(),
    };
    const start = Date.parse('2026-03-02T09:00:00+08:00');
    const now = async (): Promise<number> => {
      const answer = await fetch(runtimeOf(folder).api);
      return ((await answer.json()) as { now: number }).now;
    };
    const first = run(clock);
    await first.says(ready);
    const early = await now();
    expect(early).toBeGreaterThanOrEqual(start);
    expect(early).toBeLessThan(start + 60_000);
    first.child.kill('SIGTERM');
    await first.ended;

    const again = run(clock); // the same value, as it stands in an .env
    await again.says(ready);
    expect(await now()).toBeGreaterThan(early);
    again.child.kill('SIGTERM');
    await again.ended;

    const back = run({ ...clock, DUBAN_CLOCK: '2026-03-02T08:00:00+08:00' });
    expect(await back.ended).toBe(2);
    expect(back.errors().trim().split('\n')).toEqual([expect.stringContaining('DUBAN_CLOCK')]);

    const forward = run({ ...clock, DUBAN_CLOCK: '2026-06-01T10:00:00+08:00' });
    await forward.says(ready);
    expect(await now()).toBeGreaterThanOrEqual(Date.parse('2026-06-01T10:00:00+08:00'));
    expect(pidOf(runtimeOf(folder), 'api')).toBeGreaterThan(0);
    forward.child.kill('SIGTERM');
    await forward.ended;
    await database.drop();
  });
});
