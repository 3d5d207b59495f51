import { setTimeout as sleep } from 'node:timers/promises';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { reasonOf } from './external';

const lookEveryMs = 60;

/** The address under which this machine reaches what listens on HOST. */
export function addressOf(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

/** Answers when `/health/ready` says 200. @throws RuntimeFault if it does not within the time */
export async function untilHealthy(api: string, withinMs: number, signal: AbortSignal): Promise<void> {
  const until = Date.now() + withinMs;
  let last = '';
  while (Date.now() < until) {
    signal.throwIfAborted();
    try {
      const answer = await fetch(`${api}/health/ready`, { signal: AbortSignal.timeout(5000) });
      if (answer.ok) return;
      last = `HTTP ${answer.status}: ${(await answer.text()).slice(0, 200)}`;
    } catch (error) {
      last = reasonOf(error instanceof Error ? (error.cause ?? error) : error);
    }
    await sleep(lookEveryMs);
  }
  throw new RuntimeFault(messages.notHealthy(api, last));
}
