import { setTimeout as pause } from 'node:timers/promises';
import { audit, installation, loadWorld } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import { auditWorkflows, startMissing } from '@duban/timing';
import type { Client } from '@temporalio/client';
import type { AuditReport, WorldData } from '@duban/persistence';
import type { StartedMissing } from '@duban/timing';
import type { DataSource } from 'typeorm';

/** Something that differs from what it ought to be. */
export interface AnyFault {
  readonly code: string;
  readonly subject: string;
}

/** What an audit of the whole found and, where it was to repair, has done. */
export interface WholeAudit {
  /** What differs, after the repair if there was one. */
  readonly faults: readonly AnyFault[];
  readonly repaired: readonly AnyFault[];
  readonly started: StartedMissing | null;
  /** Tasks whose events were read. */
  readonly tasks: number;
}

interface Audited {
  readonly ds: DataSource;
  readonly client: Client;
  readonly remindAt: string;
  readonly repair: boolean;
  /** After each batch of tasks. */
  readonly progress: (tasks: number) => void;
}

/** A clock that was told to look again does so within this time (ms), if a worker runs. */
const settleMs = 10_000;
const lookEveryMs = 1000;

/** The database's part and Temporal's: chains, folds, wakes, and the workflows that ought to run. */
export async function wholeAudit(parts: Audited): Promise<WholeAudit> {
  const { ds, client, repair, progress } = parts;
  const { clockOffsetMs } = await installation(ds);
  const now = (): number => Date.now() + clockOffsetMs;
  const world = await loadWorld(ds, {
    remindAt: parts.remindAt,
    organisation: loadOrganisation(),
    businessNow: now,
  });
  const record = await audit(ds, world, now, { repair, progress });
  const workflows = await auditWorkflows(client, ds);
  if (!repair) {
    return { faults: [...record.faults, ...workflows], repaired: [], started: null, tasks: record.tasks };
  }
  return mended(parts, world, { record, workflows, now });
}

/** Starts what is missing, lets it settle, and audits once more: a repair proves itself. */
async function mended(
  { ds, client, progress }: Audited,
  world: WorldData,
  before: {
    readonly record: AuditReport;
    readonly workflows: readonly AnyFault[];
    readonly now: () => number;
  },
): Promise<WholeAudit> {
  const started = await startMissing(client, ds);
  const until = performance.now() + settleMs;
  let workflows = await auditWorkflows(client, ds);
  while (workflows.length > 0 && performance.now() < until) {
    await pause(lookEveryMs);
    workflows = await auditWorkflows(client, ds);
  }
  const record = await audit(ds, world, before.now, { progress });
  const faults = [...record.faults, ...workflows];
  const left = new Set(faults.map(keyOf));
  const found = [...before.record.repaired, ...before.record.faults, ...before.workflows];
  return { faults, repaired: found.filter((fault) => !left.has(keyOf(fault))), started, tasks: record.tasks };
}

function keyOf({ code, subject }: AnyFault): string {
  return `${code} ${subject}`;
}
