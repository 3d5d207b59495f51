import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@duban/runtime';
import { timeSkippingServer } from '@duban/test-support';
import { commandLine, isAlive, parentOf, processIdentity } from '../../libs/runtime/src/process/identity';
import { freshFolder } from './system-under-test';

jest.setTimeout(180_000); // real processes, on a machine that may be busy

interface Living {
  readonly pid: number;
  readonly identity: string;
  readonly command: string;
}

function allPids(): readonly number[] {
  const names =
    process.platform === 'linux'
      ? readdirSync('/proc')
      : spawnSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).stdout.split('\n');
  return names.map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);
}

/** The processes that descend from one, which is among them. */
function familyOf(ancestor: number): readonly Living[] {
  const parents = new Map(allPids().map((pid) => [pid, parentOf(pid)]));
  const descends = (pid: number): boolean => {
    for (let one = pid; one > 1; one = parents.get(one) ?? 0) if (one === ancestor) return true;
    return false;
  };
  return [...parents.keys()].filter(descends).flatMap((pid) => {
    const identity = processIdentity(pid);
    return identity === undefined ? [] : [{ pid, identity, command: commandLine(pid) ?? '' }];
  });
}

/** Plays a county's year by the temporal engine, with a folder of its own for what it throws away. */
function rehearsal() {
  const scratch = freshFolder();
  const child = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'apps/cli/bin/duban.js'),
      ...['rehearse', 'seeds/documents/xinjiang-2023-1.txt', '--territory', '653122', '--engine', 'temporal'],
    ],
    { cwd: projectRoot, env: { ...process.env, TMPDIR: scratch }, stdio: 'ignore', detached: true },
  );
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? signal);
    });
  });
  return { pid: child.pid ?? 0, scratch, ended };
}

describe('a rehearsal by the temporal engine that is told to stop', () => {
  // `whole`: as a terminal sends it, to the servers that stand in the same group too.
  it.each([
    ['while its servers start', 'SIGINT', true, /initdb|postgres -D/u],
    ['half-way', 'SIGINT', true, /postgres: duban duban .*(?:idle|INSERT|SELECT|COMMIT)/u],
    ['half-way', 'SIGTERM', false, /postgres: duban duban .*(?:idle|INSERT|SELECT|COMMIT)/u],
  ] as const)('%s by %s leaves no process and no database behind', async (_, signal, whole, mark) => {
    await timeSkippingServer();
    const { pid, scratch, ended } = rehearsal();
    let family = familyOf(pid);
    while (!family.some(({ command }) => mark.test(command))) {
      expect(family.length).toBeGreaterThan(0);
      await sleep(20);
      family = familyOf(pid);
    }
    process.kill(whole ? -pid : pid, signal);
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(family.filter((one) => isAlive(one.pid, one.identity))).toEqual([]);
    expect(allPids().filter((one) => commandLine(one)?.includes(scratch))).toEqual([]);
    expect(readdirSync(scratch).filter((name) => name.startsWith('duban-rehearsal-'))).toEqual([]);
  });
});
