import type { Instant } from '@duban/calendar';
import { decide } from '@duban/lifecycle';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { failPoint } from '../database/fail-point';
import { reportIncident, resolveIncidents } from '../incidents/incidents';
import type { WakeAnswer } from './act';
import { Changes } from './changes';
import { flush } from './flush';
import { lockClock, lockDueTasks } from './lock';
import { openTasks } from './open-tasks';
import type { RecordContext } from './record-context';

/** Dockets of one transaction: few enough that an act on one of them waits no longer than it would notice. */
const batch = 20;
/** How long a docket that failed is left alone, ms of business time. */
const retryAfter = 10 * 60_000;
/** After so long the rest is left to the next wake, ms of real time: an activity must answer. */
const budget = 15_000;
/** The kind of a docket's incidents. */
const incidentKind = 'docket-wake';

/** One clock being woken. */
interface Wake {
  readonly context: RecordContext;
  readonly clockId: string;
  /** Business time: nothing that is due later is done. A worker whose clock lags finds nothing yet, and is asked again. */
  readonly now: Instant;
}

/** See `TaskRecord.wake`. */
export async function wakeClock(
  context: RecordContext,
  clockId: string,
  notBefore: Instant,
): Promise<WakeAnswer> {
  await context.worldData.refresh();
  const pool = poolOf(context.ds);
  const known = await pool.query('SELECT 1 FROM clock WHERE id = $1', [clockId]);
  if (known.rows.length === 0) return { at: null };
  const wake: Wake = { context, clockId, now: Math.max(context.businessNow(), notBefore) };
  const until = performance.now() + budget;
  for (;;) {
    const due = await dueDockets(wake);
    if (due.length === 0) return settle(wake);
    if (!(await drain(wake, due))) await drainEach(wake, due);
    if (performance.now() > until) return { at: wake.now };
  }
}

async function dueDockets({ context, clockId, now }: Wake): Promise<string[]> {
  const found = await poolOf(context.ds).query<{ id: string }>({
    name: 'due-dockets',
    text: 'SELECT id FROM docket WHERE clock_id = $1 AND next_wake <= $2 ORDER BY id LIMIT $3',
    values: [clockId, new Date(now), batch],
  });
  return found.rows.map(({ id }) => id);
}

/** False where one of the dockets failed: none of them was written then. */
async function drain(wake: Wake, dockets: readonly string[]): Promise<boolean> {
  try {
    await transaction(wake.context.ds, (tx) => drainIn(tx, wake, dockets));
    return true;
  } catch (error) {
    if (dockets.length > 1) return false;
    await putOff(wake, dockets, error);
    return true;
  }
}

/** Each docket in a transaction of its own, so that the one that fails is known. */
async function drainEach(wake: Wake, dockets: readonly string[]): Promise<void> {
  for (const docket of dockets) await drain(wake, [docket]);
}

async function drainIn(tx: Connection, wake: Wake, dockets: readonly string[]): Promise<Ending<void>> {
  const { context } = wake;
  const loaded = await lockDueTasks(tx, dockets, new Date(wake.now));
  const { tasks, now } = await openTasks(context, tx, loaded, wake.now);
  const changes = new Changes(context.worldData, now);
  for (const docket of dockets) changes.dockets.add(docket);
  const { world } = context.worldData;
  for (const task of tasks.values()) {
    const { terms } = task.issued;
    const decision = decide(task.state, terms, { act: 'wake' }, { actor: { kind: 'clock' }, now, world });
    if (!decision.ok) {
      throw new Error(`The wake of task ${task.loaded.id} was refused: ${decision.refusal.code}.`);
    }
    changes.append(task, decision.events);
    const row = changes.settle(task);
    if (row.next_wake !== null && row.next_wake.getTime() <= now) {
      throw new Error(
        `The wake of task ${task.loaded.id} does not move on from ${row.next_wake.toISOString()}.`,
      );
    }
  }
  failPoint('wake-before-flush');
  return { commit: true, result: undefined, writes: [...flush(tx, changes).writes] };
}

/** A docket that failed: an incident, and a later try, so that the others go on. */
async function putOff({ context, now }: Wake, dockets: readonly string[], error: unknown): Promise<void> {
  const pool = poolOf(context.ds);
  for (const docket of dockets) await reportIncident(pool, incidentKind, docket, error);
  await pool.query('UPDATE docket SET next_wake = $2 WHERE id = ANY ($1::uuid[])', [
    dockets,
    new Date(now + retryAfter),
  ]);
}

/** Writes down the instant to wait for, with every act on the clock's dockets kept out. */
async function settle({ context, clockId, now }: Wake): Promise<WakeAnswer> {
  await resolved(context, clockId, now);
  const armedFor = await transaction(context.ds, (tx) => armClock(tx, clockId));
  failPoint('wake-after-settle');
  return { at: armedFor };
}

/** In the transaction: shuts acts out, finds the earliest wake of the clock's dockets and arms the clock for it. */
export async function armClock(tx: Connection, clockId: string): Promise<Ending<Instant | null>> {
  const [, armed] = await Promise.all([
    lockClock(tx, clockId),
    tx.query<{ armed_for: Date | null }>(
      `UPDATE clock SET armed_for = (SELECT min(next_wake) FROM docket WHERE clock_id = $1)
       WHERE id = $1 RETURNING armed_for`,
      [clockId],
    ),
  ]);
  return { commit: true, result: armed.rows[0]?.armed_for?.getTime() ?? null };
}

/** Dockets of the clock that had failed and are through now. */
async function resolved({ ds }: RecordContext, clockId: string, now: Instant): Promise<void> {
  const pool = poolOf(ds);
  const through = await pool.query<{ id: string }>(
    `SELECT d.id FROM incident i JOIN docket d ON i.subject = d.id::text
     WHERE i.kind = $1 AND i.resolved_at IS NULL AND d.clock_id = $2
       AND NOT EXISTS (SELECT 1 FROM task t WHERE t.docket_id = d.id AND t.next_wake <= $3)`,
    [incidentKind, clockId, new Date(now)],
  );
  if (through.rows.length === 0) return;
  await resolveIncidents(
    pool,
    incidentKind,
    through.rows.map(({ id }) => id),
  );
}
