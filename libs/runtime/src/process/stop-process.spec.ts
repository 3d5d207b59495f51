import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive, processIdentity } from './identity';
import { stopProcess } from './stop-process';
import type { ChildProcess } from 'node:child_process';

async function running(script: string): Promise<{
  child: ChildProcess;
  pid: number;
  identity: string;
  /** The signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
}> {
  const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000); console.log('up')`]);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const ended = once(child, 'close').then(([, signal]) => signal as NodeJS.Signals | null);
  return { child, ended, pid, identity: processIdentity(pid) ?? '' };
}

describe('stopping a process', () => {
  it('ends it with the mildest signal that works', async () => {
    const { ended, pid, identity } = await running('');
    const gone = await stopProcess(pid, identity, [
      { signal: 'SIGTERM', waitMs: 5000 },
      { signal: 'SIGKILL', waitMs: 5000 },
    ]);
    expect(gone).toBe(true);
    expect(await ended).toBe('SIGTERM');
  });

  it('goes on to force with one that does not listen, at once if haste is asked for', async () => {
    const { ended, pid, identity } = await running(`process.on('SIGTERM', () => {})`);
    const haste = new AbortController();
    const stopped = stopProcess(
      pid,
      identity,
      [
        { signal: 'SIGTERM', waitMs: 60_000 },
        { signal: 'SIGKILL', waitMs: 5000 },
      ],
      haste.signal,
    );
    haste.abort();
    expect(await stopped).toBe(true);
    expect(await ended).toBe('SIGKILL');
  });

  it('leaves alone a process that was given the pid of another', async () => {
    const { child, ended, pid, identity } = await running('');
    expect(await stopProcess(pid, `${identity}0`, [{ signal: 'SIGKILL', waitMs: 100 }])).toBe(true);
    expect(isAlive(pid, identity)).toBe(true);
    child.kill('SIGKILL');
    await ended;
    expect(processIdentity(pid)).toBeUndefined();
  });
});
