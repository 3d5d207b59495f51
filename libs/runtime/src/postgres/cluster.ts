import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { keptSecret } from '../settings/secret';
import type { Account } from './account';
import type { PostgresBinaries } from './binaries';

/** The superuser of the embedded server, and the name of its database. */
export const embeddedName = 'duban';

/** A database cluster on disk. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  /** It was made just now. */
  readonly fresh: boolean;
}

/**
 * The cluster below a folder, made if there is none. One that was interrupted while being made is begun again.
 * Sorting and search: UTF-8 with the builtin C.UTF-8 locale, the same on every system, under which trigrams of
 * Chinese are found.
 */
export async function openCluster(
  home: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
  making: Making,
): Promise<Cluster> {
  const folder = path.join(home, 'cluster');
  const passwordFile = path.join(home, 'password');
  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    assertVersion(folder, binaries);
    if (!existsSync(passwordFile)) throw new RuntimeFault(messages.postgresPassword(passwordFile));
    return { folder, password: keptSecret(passwordFile, home), fresh: false };
  }
  const password = keptSecret(passwordFile, home);
  const draft = path.join(home, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const handover = path.join(home, 'handover');
  writeFileSync(handover, password, { mode: 0o600 });
  if (account !== undefined) {
    for (const each of [draft, handover]) chownSync(each, account.uid, account.gid);
  }
  try {
    await initdb(binaries, { draft, passwordFile: handover, account, ...making });
  } finally {
    rmSync(handover, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  chmodSync(folder, 0o700);
  return { folder, password, fresh: true };
}

function assertVersion(folder: string, binaries: PostgresBinaries): void {
  const found = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (binaries.version.split('.')[0] !== found) {
    throw new RuntimeFault(messages.postgresVersion(found, binaries.version));
  }
}

/** How a cluster is made. */
interface Making {
  readonly durable: boolean;
  /** Aborted: it is not made. */
  readonly signal?: AbortSignal;
}

interface InitdbRequest extends Making {
  readonly draft: string;
  readonly passwordFile: string;
  readonly account: Account | undefined;
}

async function initdb(
  binaries: PostgresBinaries,
  { draft, passwordFile, account, durable, signal }: InitdbRequest,
): Promise<void> {
  signal?.throwIfAborted();
  const args = [
    ['--pgdata', draft],
    ['--username', embeddedName],
    ['--pwfile', passwordFile],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--locale', 'C.UTF-8'],
    ['--data-checksums'],
    durable ? [] : ['--no-sync'],
  ].flat();
  const child = spawn(binaries.initdb, args, {
    ...account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const giveUp = (): void => {
    child.kill('SIGTERM');
  };
  signal?.addEventListener('abort', giveUp);
  const [said, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  signal?.removeEventListener('abort', giveUp);
  signal?.throwIfAborted();
  if (code !== 0) throw new InitdbFailure(said.trim());
}

/** What initdb wrote when it failed. */
export class InitdbFailure extends Error {}
