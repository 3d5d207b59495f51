import type { PlannedTask } from '@duban/planning';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { taskId } from '../ids/record-ids';
import type { IssuedPlan } from './issued-plan';

/** Planned tasks looked up at once. */
const batch = 5_000;

/** Items in runs of `size`, so that a million of them need the memory of one run. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[], void, undefined> {
  let run: T[] = [];
  for (const item of items) {
    run.push(item);
    if (run.length < size) continue;
    yield run;
    run = [];
  }
  if (run.length > 0) yield run;
}

/** The planned tasks that the issue does not have yet, in plan order, in batches; `looked` after each look. */
export async function* missingTasks(
  at: Connection | Pool,
  { issueId, plan }: Pick<IssuedPlan, 'issueId' | 'plan'>,
  looked: () => void = () => undefined,
): AsyncGenerator<readonly PlannedTask[], void, undefined> {
  const { rows } = await at.query('SELECT 1 FROM task WHERE issue_id = $1 LIMIT 1', [issueId]);
  const fresh = rows.length === 0;
  for (const tasks of inBatches(plan.tasks(), batch)) {
    yield fresh ? tasks : await withoutKnown(at, issueId, tasks);
    looked();
    // A plan of a million tasks must leave the process room to answer others.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

async function withoutKnown(
  at: Connection | Pool,
  issue: string,
  tasks: readonly PlannedTask[],
): Promise<PlannedTask[]> {
  const ids = tasks.map(({ clause, key, unit }) => taskId(issue, clause, key, unit));
  const found = await at.query<{ id: string }>('SELECT id FROM task WHERE id = ANY ($1::uuid[])', [ids]);
  const known = new Set(found.rows.map(({ id }) => id));
  return tasks.filter((_, i) => !known.has(ids[i] ?? ''));
}
