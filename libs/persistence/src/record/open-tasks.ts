import type { Instant } from '@duban/calendar';
import type { Connection } from '../database/connection';
import type { LoadedTask } from './loaded-task';
import type { RecordContext } from './record-context';
import { workingTask } from './working-task';
import type { WorkingTask } from './working-task';

/** Tasks under lock, ready to be decided upon. */
export interface OpenTasks {
  readonly tasks: ReadonlyMap<string, WorkingTask>;
  /** The transaction's instant: business time, never before the last instant of one of the dockets. */
  readonly now: Instant;
}

/** Gives locked tasks their terms and the transaction its instant. */
export async function openTasks(
  { terms, businessNow }: RecordContext,
  tx: Connection,
  loaded: readonly LoadedTask[],
  notBefore: Instant = -Infinity,
): Promise<OpenTasks> {
  const issued = await terms.get(
    tx,
    loaded.map((task) => task.terms_id),
  );
  const tasks = new Map<string, WorkingTask>();
  let now = Math.max(businessNow(), notBefore);
  for (const task of loaded) {
    const its = issued.get(task.terms_id);
    if (its === undefined) throw new Error(`The task ${task.id} has no terms.`);
    tasks.set(task.id, workingTask(task, its));
    now = Math.max(now, task.last_at?.getTime() ?? now);
  }
  return { tasks, now };
}
