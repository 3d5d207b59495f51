import { setTimeout as pause } from 'node:timers/promises';
import { takeOutbox } from '@duban/persistence';
import type { OutboxRow } from '@duban/persistence';
import type { DataSource } from 'typeorm';
import type { Workflows } from './workflows';

/** Which server a relay could not reach. */
export type RelayEnd = 'database' | 'temporal';

/** What a relay tells whoever runs it. */
export interface RelayListener {
  /** Nothing could be taken, or nothing delivered: said once an outage. */
  readonly away: (end: RelayEnd, error: unknown) => void;
  /** That end is there again. */
  readonly back: (end: RelayEnd) => void;
}

/** Rows of one transaction. */
const limit = 100;
/** How often an empty outbox is looked at, ms. Not `NOTIFY`: it makes commits queue behind each other. */
const lookEveryMs = 500;
/** The pause after a failure, ms; it doubles up to the longest. */
const shortestMs = 500;
const longestMs = 10_000;
/** A delivery must not hold its rows longer than this, ms. */
const deadlineMs = 5000;

/**
 * Hands what the outbox holds to Temporal until it is told to stop: clocks that must look again, dispatches that must
 * run. People's acts never wait for it. Any number of relays may run: each row is taken by one of them at a time.
 */
export async function relay(
  ds: DataSource,
  workflows: Workflows,
  listener: RelayListener,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  const away = new Set<RelayEnd>();
  const reached = (end: RelayEnd): void => {
    if (away.delete(end)) listener.back(end);
  };
  while (!signal.aborted) {
    const { delivered, failed } = await drain(ds, workflows);
    if (failed?.end !== 'database') reached('database');
    // Rows that failed wait their time: a turn without any says nothing about the way to Temporal.
    if (delivered > 0) reached('temporal');
    if (failed === null) {
      failures = 0;
      if (delivered < limit) await rest(lookEveryMs, signal);
    } else {
      if (!away.has(failed.end)) listener.away(failed.end, failed.error);
      away.add(failed.end);
      await rest(Math.min(longestMs, shortestMs * 2 ** failures), signal);
      failures += 1;
    }
  }
}

interface Drained {
  readonly delivered: number;
  /** Why nothing could be taken or delivered; null: something was, or there was nothing. */
  readonly failed: { readonly end: RelayEnd; readonly error: unknown } | null;
}

async function drain(ds: DataSource, workflows: Workflows): Promise<Drained> {
  const failures: unknown[] = [];
  try {
    const { delivered } = await takeOutbox(ds, limit, async (row) => {
      try {
        await deliver(workflows, row);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    });
    const stuck = delivered === 0 && failures.length > 0;
    return { delivered, failed: stuck ? { end: 'temporal', error: failures[0] } : null };
  } catch (error) {
    return { delivered: 0, failed: { end: 'database', error } };
  }
}

/** Tells Temporal of one row. */
export function deliver(workflows: Workflows, row: OutboxRow): Promise<unknown> {
  const { client } = workflows;
  return client.withDeadline(Date.now() + deadlineMs, async () => {
    if (row.kind === 'dispatch') return workflows.startDispatch(row.subject);
    if (row.armedFor === null) return false; // settled meanwhile: nothing to wait for
    return workflows.rearmClock({ clockId: row.subject, territory: null, armedFor: row.armedFor });
  });
}

/** Sleeps, cut short by the signal. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
