import { messages } from '../messages';
import { postgresStop } from '../postgres/orphan';
import { temporalStop } from '../temporal/dev-server';
import { stopProcess } from './stop-process';
import type { Progress } from '../progress';
import type { LedgerEntry, ProcessLedger } from './ledger';
import type { StopStep } from './stop-process';

/** A service whose parent has died ends by itself; it is given a moment for that. */
const serviceStop: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 3000 },
  { signal: 'SIGKILL', waitMs: 5000 },
];

/** Ends what a killed start has left running: first who uses the servers, then the servers. */
export async function stopLeftovers(ledger: ProcessLedger, progress: Progress): Promise<void> {
  const left = ledger.alive();
  if (left.length > 0) progress.say(messages.leftovers(left.map(({ name, pid }) => `${name} ${pid}`)));
  await endListed(ledger);
}

/** Ends every process that the ledger names and that still lives. */
export async function endListed(ledger: ProcessLedger): Promise<void> {
  const left = ledger.alive();
  const isServer = ({ name }: LedgerEntry): boolean => name === 'postgres' || name === 'temporal';
  await Promise.all(left.filter((entry) => !isServer(entry)).map((entry) => end(entry, serviceStop)));
  await Promise.all(
    left.filter(isServer).map((entry) => end(entry, entry.name === 'postgres' ? postgresStop : temporalStop)),
  );
  for (const { name } of left) ledger.drop(name);
}

async function end({ pid, identity }: LedgerEntry, steps: readonly StopStep[]): Promise<void> {
  await stopProcess(pid, identity, steps);
}
