import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/**
 * Runs a program of this folder in a process of its own, which dies at the fail point.
 * @returns the signal that ended it; null where it ended by itself
 */
export async function dieAt(failPoint: string, program: string, ...args: string[]): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['-r', path.join(root, '.config', 'register.cjs'), path.join(__dirname, program), ...args],
    {
      cwd: root,
      env: { ...process.env, DUBAN_FAIL_POINT: failPoint },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}
