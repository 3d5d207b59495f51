import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { inTransaction, poolOf } from '../database/connection';
import { settleDockets, rearmClocks } from '../record/flush';
import { lockTasks } from '../record/lock';
import { TaskRecord } from '../record/task-record';
import type { WorldData } from '../world/load-world';
import { boardFaults, mendBoard } from './board-audit';
import type { AuditReport, Fault } from './fault';

/** Tasks looked at together. */
const batch = 500;

export interface AuditOptions {
  /** Mends what can be: rows from their events, dockets' and clocks' wakes from the rows. */
  readonly repair?: boolean;
  /** After each batch of tasks. */
  readonly progress?: (tasks: number) => void;
}

/**
 * The database's part of the audit: every chain verifies, every row is the fold of its events, every docket and
 * clock is armed no later than its tasks need, the board counts what the tasks say. Reads in batches, so memory stays flat. What is due and not done
 * yet is no fault. Clocks that are moved get outbox rows, so that their workflows hear of it.
 */
export async function audit(
  ds: DataSource,
  worldData: WorldData,
  businessNow: () => Instant,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const record = new TaskRecord(ds, worldData, businessNow);
  const found: Fault[] = [];
  const left: Fault[] = [];
  let tasks = 0;
  for await (const ids of taskIds(ds)) {
    const faults = await record.verify(ids);
    found.push(...faults);
    if (options.repair === true && faults.length > 0) {
      const differing = faults.map(({ subject }) => subject);
      await record.rebuild(differing);
      left.push(...(await record.verify(differing)));
    }
    tasks += ids.length;
    options.progress?.(tasks);
  }
  if (options.repair !== true) {
    return {
      tasks,
      repaired: [],
      faults: [...found, ...(await docketFaults(ds)), ...(await clockFaults(ds)), ...(await boardFaults(ds))],
    };
  }
  const dockets = await docketFaults(ds);
  await mendDockets(ds, dockets, businessNow());
  const clocks = await clockFaults(ds);
  await mendClocks(ds, clocks);
  // After the tasks' rows: they are what the board counts.
  const board = await boardFaults(ds);
  if (board.length > 0) await mendBoard(ds, businessNow());
  left.push(...(await docketFaults(ds)), ...(await clockFaults(ds)), ...(await boardFaults(ds)));
  const stays = new Set(left.map(({ code, subject }) => `${code} ${subject}`));
  const repaired = [...found, ...dockets, ...clocks, ...board].filter(
    ({ code, subject }) => !stays.has(`${code} ${subject}`),
  );
  return { tasks, repaired, faults: left };
}

/** Every task that has a row or an event, by id. */
async function* taskIds(ds: DataSource): AsyncGenerator<readonly string[], void, undefined> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const found = await poolOf(ds).query<{ id: string }>(
      `(SELECT id FROM task WHERE id > $1 ORDER BY id LIMIT $2)
       UNION (SELECT task_id FROM task_event WHERE task_id > $1 AND seq = 1 ORDER BY task_id LIMIT $2)
       ORDER BY 1 LIMIT $2`,
      [after, batch],
    );
    const ids = found.rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

/** Dockets (alias `d`) that failed are put off on purpose: their incidents speak for them. */
const working = `NOT EXISTS (
  SELECT 1 FROM incident i WHERE i.kind = 'docket-wake' AND i.subject = d.id::text AND i.resolved_at IS NULL)`;

async function docketFaults(ds: DataSource): Promise<Fault[]> {
  const found = await poolOf(ds).query<{ id: string }>(
    `SELECT d.id FROM docket d
     LEFT JOIN (SELECT docket_id, min(next_wake) AS next_wake FROM task GROUP BY docket_id) t ON t.docket_id = d.id
     WHERE d.next_wake IS DISTINCT FROM t.next_wake AND ${working} ORDER BY d.id`,
  );
  return found.rows.map(({ id }) => ({ code: 'docket-wake-differs', subject: id }));
}

async function clockFaults(ds: DataSource): Promise<Fault[]> {
  const found = await poolOf(ds).query<{ id: string }>(
    `SELECT c.id FROM clock c
     JOIN (SELECT clock_id, min(next_wake) AS next_wake FROM docket d WHERE ${working} GROUP BY clock_id) d
       ON d.clock_id = c.id
     WHERE d.next_wake < coalesce(c.armed_for, 'infinity') ORDER BY c.id`,
  );
  return found.rows.map(({ id }) => ({ code: 'clock-late', subject: id }));
}

async function mendDockets(ds: DataSource, faults: readonly Fault[], now: Instant): Promise<void> {
  for (const { subject } of faults) {
    await inTransaction(ds, async (tx) => {
      await lockTasks(tx, [], [subject]);
      await settleDockets(tx, [subject], new Date(now));
    });
  }
}

async function mendClocks(ds: DataSource, faults: readonly Fault[]): Promise<void> {
  for (const { subject } of faults) {
    await inTransaction(ds, async (tx) => {
      const dockets = await tx.query<{ id: string }>(
        'SELECT id FROM docket WHERE clock_id = $1 ORDER BY id',
        [subject],
      );
      const ids = dockets.rows.map(({ id }) => id);
      await lockTasks(tx, [], ids);
      await rearmClocks(tx, ids);
    });
  }
}
