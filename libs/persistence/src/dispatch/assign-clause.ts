import type { TermsBook } from '@duban/lifecycle';
import type { PlannedTask } from '@duban/planning';
import { sendBulk } from '../database/bulk';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { failPoint } from '../database/fail-point';
import { docketId, taskId } from '../ids/record-ids';
import { appendEvents } from '../record/event-row';
import { insertNotices } from '../record/notice-row';
import { insertProposals } from '../record/proposal-row';
import { insertTasks, insertValues } from '../record/task-row';
import { insertTerms, termsValues } from '../record/terms-row';
import type { AssignProgress } from './dispatch';
import { assignedNow, firstRows } from './first-rows';
import type { FirstRows, History, NewTask } from './first-rows';
import type { IssuedPlan } from './issued-plan';
import { inBatches } from './missing-tasks';
import type { DispatchContext } from './request-dispatch';
import { termsBook } from './terms-book';

/** Tasks of one transaction. */
const batch = 1_000;
/** With a past, whose tasks have several events each. */
const pastBatch = 400;

export interface AssignRun {
  readonly from: AssignProgress | null;
  /** Absent in earnest: a task begins with its assignment and nothing else. */
  readonly history?: History;
  readonly heartbeat: (at: AssignProgress) => void;
}

/** See `Dispatches.assignClause`. The next batch is worked out while the last one is being written. */
export async function assignClause(
  { ds, worldData, businessNow, plans }: DispatchContext,
  dispatchId: string,
  clause: number,
  run: AssignRun,
): Promise<number> {
  const issued = await plans.get(poolOf(ds), worldData, dispatchId);
  const book = termsBook(issued);
  let seen = 0;
  let writing: Promise<void> = Promise.resolve();
  for (const planned of inBatches(issued.plan.tasks(clause), run.history === undefined ? batch : pastBatch)) {
    seen += planned.length;
    if (seen <= (run.from?.from ?? 0)) continue;
    const tasks = planned.map((task) => newTask(issued, book, task));
    const rows = firstRows(
      tasks,
      issued,
      worldData,
      run.history ?? assignedNow(issued, worldData, businessNow()),
    );
    await writing;
    const at = { from: seen };
    writing = transaction(ds, (tx) => write(tx, issued, clause, rows)).then(() => {
      failPoint('assign-after-batch');
      run.heartbeat(at);
    });
    // Its failure is met at the next await, or at the last.
    writing.catch(() => undefined);
  }
  await writing;
  const { rows } = await poolOf(ds).query<{ started: number }>(
    `UPDATE dispatch_clause SET assigned_at = coalesce(assigned_at, now())
     WHERE dispatch_id = $1 AND clause = $2 RETURNING started`,
    [dispatchId, clause],
  );
  return rows[0]?.started ?? 0;
}

function newTask({ issueId }: IssuedPlan, book: TermsBook, planned: PlannedTask): NewTask {
  const { clause, key, unit, support, supervisor, relays, territory, level } = planned;
  return {
    terms: book.of(planned),
    assignment: {
      taskId: taskId(issueId, clause, key, unit),
      docketId: docketId(issueId, unit),
      unit,
      support,
      supervisor,
      relays,
      territory,
      level,
    },
  };
}

/** One batch: terms, tasks and their events that are not there yet, and how many tasks that made. */
async function write(
  tx: Connection,
  { dispatchId, issueId }: IssuedPlan,
  clause: number,
  { terms, tasks }: FirstRows,
): Promise<Ending<void>> {
  const [, inserted] = await Promise.all([
    sendBulk(
      tx,
      insertTerms,
      terms.map((each) => termsValues(each, issueId, dispatchId)),
    ),
    sendBulk(
      tx,
      insertTasks,
      tasks.map(({ row }) => insertValues(row)),
    ),
  ]);
  failPoint('assign-before-count');
  const added = new Set((inserted.rows as readonly { readonly id: string }[]).map(({ id }) => id));
  const fresh = tasks.filter(({ row }) => added.has(row.id));
  const notices = fresh.flatMap((task) => task.notices);
  const proposals = fresh.flatMap((task) => task.proposals);
  const writes: Promise<unknown>[] = [
    sendBulk(
      tx,
      appendEvents,
      fresh.flatMap(({ events }) => events),
    ),
    tx.query('UPDATE dispatch_clause SET started = started + $3 WHERE dispatch_id = $1 AND clause = $2', [
      dispatchId,
      clause,
      fresh.length,
    ]),
  ];
  if (notices.length > 0) writes.push(sendBulk(tx, insertNotices, notices));
  if (proposals.length > 0) writes.push(sendBulk(tx, insertProposals, proposals));
  return { commit: true, result: undefined, writes };
}
