import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './identity';

/** A signal and how long to wait for its effect, ms. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly waitMs: number;
}

const lookEveryMs = 15;
/** The longest wait for a signal's effect once haste is asked for. */
const hastyMs = 2000;

/**
 * Ends a process, child or not, by signals of growing force until it is gone. A pid that now belongs to another
 * process is left alone.
 * @param hasten cuts the wait for the present signal short, and later ones to two seconds
 * @returns whether it is gone
 */
export async function stopProcess(
  pid: number,
  identity: string,
  steps: readonly StopStep[],
  hasten?: AbortSignal,
): Promise<boolean> {
  for (const { signal, waitMs } of steps) {
    if (!isAlive(pid, identity)) return true;
    const asked = hasten?.aborted === true;
    send(pid, signal);
    const until = Date.now() + (asked ? Math.min(waitMs, hastyMs) : waitMs);
    while (Date.now() < until && (hasten?.aborted ?? false) === asked) {
      await sleep(lookEveryMs);
      if (!isAlive(pid, identity)) return true;
    }
  }
  return !isAlive(pid, identity);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
