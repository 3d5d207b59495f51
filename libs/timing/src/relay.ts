import { setTimeout as pause } from 'node:timers/promises';
import { takeOutbox } from '@duban/persistence';
import type { OutboxRow } from '@duban/persistence';
import type { DataSource } from 'typeorm';
import type { Workflows } from './workflows';

/** What a relay tells whoever runs it. */
export interface RelayListener {
  /** Nothing could be delivered: said once an outage. */
  readonly away: (error: unknown) => void;
  /** Delivered again after an outage. */
  readonly back: () => void;
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
  while (!signal.aborted) {
    const { delivered, error } = await drain(ds, workflows);
    if (error !== null) {
      if (failures === 0) listener.away(error);
      await rest(Math.min(longestMs, shortestMs * 2 ** failures), signal);
      failures += 1;
      continue;
    }
    // Rows that failed wait their time: a turn without any says nothing about the way to Temporal.
    if (delivered > 0 && failures > 0) {
      listener.back();
      failures = 0;
    }
    if (delivered < limit) await rest(lookEveryMs, signal);
  }
}

interface Drained {
  readonly delivered: number;
  /** Why nothing could be delivered; null: something was, or there was nothing. */
  readonly error: unknown;
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
    return { delivered, error: delivered === 0 ? (failures[0] ?? null) : null };
  } catch (error) {
    return { delivered: 0, error };
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
