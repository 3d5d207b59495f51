import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { scratchDatabase, temporalAddress } from '@duban/test-support';
import { projectRoot, startPostgres, silent } from '@duban/runtime';
import { freePort } from '../../libs/runtime/src/ports';
import { processIdentity } from '../../libs/runtime/src/process/identity';
import { freshFolder, pidOf, run, runtimeOf } from './system-under-test';

jest.setTimeout(180_000); // real processes, on a machine that may be busy

const ready = '督办已启动';

async function rowsOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table if not exists kept (value int)');
    await client.query('insert into kept values (1)');
    return (await client.query('select * from kept')).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

async function untilGone(pid: number): Promise<void> {
  while (processIdentity(pid) !== undefined) await sleep(10);
}

describe('after a kill -9', () => {
  const dataDir = freshFolder();
  let settings: NodeJS.ProcessEnv = {};
  beforeAll(async () => {
    settings = { DUBAN_DATA: dataDir, PORT: String(await freePort()) };
  });

  it('of the starting process the services end by themselves, and the next start stops the servers left', async () => {
    const system = run(settings);
    await system.says(ready);
    const record = runtimeOf(dataDir);
    expect(await rowsOf(record.databaseUrl)).toBe(1);
    system.child.kill('SIGKILL');
    await system.ended;
    await untilGone(pidOf(record, 'api'));
    expect(processIdentity(pidOf(record, 'postgres'))).toBeDefined();
    expect(processIdentity(pidOf(record, 'temporal'))).toBeDefined();

    const next = run(settings);
    await next.says(ready);
    expect(next.output()).toContain('发现上次遗留的进程');
    expect(processIdentity(pidOf(record, 'postgres'))).toBeUndefined();
    expect(processIdentity(pidOf(record, 'temporal'))).toBeUndefined();
    expect(await rowsOf(runtimeOf(dataDir).databaseUrl)).toBe(2);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('of the whole tree the next start finds what was committed', async () => {
    const system = run(settings);
    await system.says(ready);
    const record = runtimeOf(dataDir);
    expect(await rowsOf(record.databaseUrl)).toBe(3);
    for (const { pid } of record.processes) process.kill(pid, 'SIGKILL');
    await system.ended;
    const next = run(settings);
    await next.says(ready);
    expect(await rowsOf(runtimeOf(dataDir).databaseUrl)).toBe(4);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('of a service or a server it is started again in place, and runtime.json says so', async () => {
    const system = run({ ...settings, TEMPORAL_ADDRESS: await temporalAddress() });
    await system.says(ready);
    const before = runtimeOf(dataDir);
    process.kill(pidOf(before, 'postgres'), 'SIGKILL');
    await fetch(`${before.api}/crash`).catch(() => undefined); // it dies before it answers
    await system.says('api 已重新启动');
    await system.says('postgres 已重新启动');
    const after = runtimeOf(dataDir);
    expect(after.databaseUrl).toBe(before.databaseUrl);
    expect(pidOf(after, 'api')).not.toBe(pidOf(before, 'api'));
    expect(pidOf(after, 'postgres')).not.toBe(pidOf(before, 'postgres'));
    expect(await rowsOf(after.databaseUrl)).toBe(5);
    system.child.kill('SIGTERM');
    expect(await system.ended).toBe(0);
    expect(after.processes.filter(({ pid }) => processIdentity(pid) !== undefined)).toEqual([]);
  });

  it('of the npm that started it the system ends in order, and a start that comes at once waits for that', async () => {
    const database = await scratchDatabase({ migrated: false });
    const given = { ...settings, DATABASE_URL: database.url, TEMPORAL_ADDRESS: await temporalAddress() };
    const npm = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(process.execPath,
           ['-r', './.config/register.cjs', 'test/runtime/system.ts'], { stdio: 'ignore' });
         setInterval(() => {}, 1000)`,
      ],
      {
        cwd: projectRoot,
        env: { ...process.env, ...given, npm_lifecycle_event: 'start' },
        stdio: 'ignore',
      },
    );
    const file = path.join(dataDir, 'runtime.json');
    let record = '';
    while (record === '') {
      await sleep(50);
      try {
        record = readFileSync(file, 'utf8');
      } catch {
        record = '';
      }
    }
    const old = pidOf(runtimeOf(dataDir), 'up');
    npm.kill('SIGKILL');
    const next = run(given);
    await next.says(ready);
    expect(processIdentity(old)).toBeUndefined();
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    await database.drop();
  });
});

describe('a leftover postmaster.pid', () => {
  it("that names a stranger's process neither harms the stranger nor hinders the start", async () => {
    const folder = path.join(freshFolder(), 'postgres');
    const request = { folder, logFile: `${folder}.log`, durable: false, progress: silent };
    await (await startPostgres(request)).stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = stranger.pid ?? 0;
    writeFileSync(
      path.join(folder, 'cluster', 'postmaster.pid'),
      `${pid}\n${path.join(folder, 'cluster')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    const server = await startPostgres(request);
    expect(processIdentity(pid)).toBeDefined();
    await server.stop();
    stranger.kill('SIGKILL');
  });
});
