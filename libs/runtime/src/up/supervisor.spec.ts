import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { isAlive, processIdentity } from '../process/identity';
import { ProcessLedger } from '../process/ledger';
import { silent } from '../progress';
import type { Part } from './part';
import { Supervisor } from './supervisor';

const forever = 'setInterval(() => {}, 1000)';

/** A part whose process lives, and which is never of use. */
function slowPart(born: { pid: number; identity: string }[]): Part {
  return {
    name: 'slow',
    start: (spawned) => {
      const { pid = 0 } = spawn(process.execPath, ['-e', forever], { stdio: 'ignore', detached: true });
      const one = { pid, identity: processIdentity(pid) ?? '' };
      born.push(one);
      spawned(one);
      return new Promise<never>(() => {
        // Never: it does not come up.
      });
    },
  };
}

describe('a supervisor that is told to stop', () => {
  it('ends also what is still on its way up, and starts nothing more', async () => {
    const ledger = new ProcessLedger(
      path.join(mkdtempSync(path.join(tmpdir(), 'duban-up-')), 'processes.json'),
    );
    const ending = new AbortController();
    const events = { changed: () => undefined, failed: () => undefined };
    const supervisor = new Supervisor(ledger, silent, ending.signal, events);
    const born: { pid: number; identity: string }[] = [];
    void supervisor.start(slowPart(born));
    const [slow] = born;
    expect(isAlive(slow!.pid, slow!.identity)).toBe(true);
    ending.abort();
    await supervisor.stopAll();
    expect(isAlive(slow!.pid, slow!.identity)).toBe(false);
    expect(ledger.alive()).toEqual([]);
    await expect(supervisor.start(slowPart(born))).rejects.toThrow('abort');
    expect(born).toHaveLength(1);
  });
});
