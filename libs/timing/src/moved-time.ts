import { poolOf } from '@duban/persistence';
import type { DataSource } from 'typeorm';
import { sideBySide } from './side-by-side';
import type { Wanted } from './wanted';
import type { Workflows } from './workflows';

const atOnce = 50;

/**
 * Timers measure real time. When business time has been moved forward, every workflow that waits must reckon anew, or it
 * would wake too late by as much. The offset under which timers run stands beside the clock's own; it follows once all
 * were told, so that a process that dies in between leaves the telling to the next.
 * @returns how many workflows were told
 */
export async function tellMovedTime(workflows: Workflows, ds: DataSource, ought: Wanted): Promise<number> {
  const offset = await offsets(ds);
  if (offset.clock === offset.timers) return 0;
  const clocks = await sideBySide(ought.clocks, atOnce, async (clock) => {
    await workflows.rearmClock(clock);
    return true;
  });
  const clauses = await sideBySide(ought.clauses, atOnce, async (clause) => {
    await workflows.rearmClause(clause);
    return true;
  });
  await workflows.rearmDigest();
  await poolOf(ds).query('UPDATE installation SET timers_offset_ms = $1', [offset.clock]);
  return clocks + clauses + 1;
}

/** Whether business time was moved and not every workflow that waits has been told. */
export async function timeHasMoved(ds: DataSource): Promise<boolean> {
  const { clock, timers } = await offsets(ds);
  return clock !== timers;
}

interface Offsets {
  readonly clock: number;
  readonly timers: number;
}

async function offsets(ds: DataSource): Promise<Offsets> {
  const found = await poolOf(ds).query<Offsets>(
    'SELECT clock_offset_ms AS clock, timers_offset_ms AS timers FROM installation',
  );
  return found.rows[0] ?? { clock: 0, timers: 0 };
}
