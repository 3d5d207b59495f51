import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Client } from '@temporalio/client';

/** Where stored histories lie. */
export const historiesFolder = path.join(__dirname, 'histories');

/** Longer ones show nothing that shorter ones do not. */
const longest = 150;

/** A stored run of a workflow. */
export interface StoredHistory {
  readonly workflowId: string;
  readonly workflowType: string;
  readonly history: unknown;
}

/**
 * Stores the histories of these workflows for the replay test, one of each course of events. Done only where
 * DUBAN_KEEP_HISTORIES is set: `DUBAN_KEEP_HISTORIES=1 npm test test/e2e workflows` renews the folder's contents.
 */
export async function keepHistories(client: Client, workflowIds: Iterable<string>): Promise<void> {
  if (!process.env.DUBAN_KEEP_HISTORIES) return;
  mkdirSync(historiesFolder, { recursive: true });
  for (const workflowId of workflowIds) {
    const handle = client.workflow.getHandle(workflowId);
    const [{ type }, history] = [await handle.describe(), await handle.fetchHistory()];
    const events = history.events ?? [];
    if (events.length > longest) continue;
    const course = events.map(({ eventType }) => eventType).join(' ');
    const name = `${type}-${createHash('sha256').update(course).digest('hex').slice(0, 8)}.json`;
    const stored: StoredHistory = {
      workflowId,
      workflowType: type,
      history: JSON.parse(historyToJSON(history), anonymous) as unknown,
    };
    writeFileSync(path.join(historiesFolder, name), `${JSON.stringify(stored)}\n`);
  }
}

/** Who ran it, and where, is left out: names of processes and machines, and the places of files. */
function anonymous(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return '';
  return typeof value === 'string' && /^\d+@/u.test(value) ? 'worker' : value;
}
