import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../process/identity';
import type { ServerProcess } from '../process/spawn-server';
import { silent } from '../progress';
import { startPostgres } from './server';

jest.setTimeout(60_000); // real processes

describe('a start of the embedded PostgreSQL that is given up', () => {
  const beginning = (signal: AbortSignal, spawned: (server: ServerProcess) => void) => {
    const home = mkdtempSync(path.join(tmpdir(), 'duban-give-up-'));
    const folder = path.join(home, 'postgres');
    const logFile = path.join(home, 'postgres.log');
    const started = startPostgres({ folder, logFile, durable: false, progress: silent, spawned, signal });
    return { folder, started };
  };

  it('ends a server that does not answer yet', async () => {
    const giveUp = new AbortController();
    let server: ServerProcess | undefined;
    const { folder, started } = beginning(giveUp.signal, (spawned) => {
      server = spawned;
      giveUp.abort();
    });
    await expect(started).rejects.toThrow('abort');
    expect(isAlive(server!.pid, server!.identity)).toBe(false);
    expect(existsSync(path.join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('makes no cluster, and starts no server, where it comes before', async () => {
    const giveUp = new AbortController();
    const servers: ServerProcess[] = [];
    const { folder, started } = beginning(giveUp.signal, (server) => {
      servers.push(server);
    });
    giveUp.abort();
    await expect(started).rejects.toThrow('abort');
    expect(servers).toEqual([]);
    expect(readdirSync(folder)).not.toContain('cluster');
  });
});
