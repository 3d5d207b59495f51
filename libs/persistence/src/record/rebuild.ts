import { sendBulk } from '../database/bulk';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { rearmClocks, settleDockets } from './flush';
import { foldHistory, historiesOf, namedTerms } from './history';
import type { StoredEvent } from './history';
import type { IssuedTerms } from './issued-terms';
import { lockTasks } from './lock';
import { placeDocket } from './place-docket';
import type { RecordContext } from './record-context';
import { rowOf } from './row-of';
import { insertTasks, insertValues, updateTasks, updateValues } from './task-row';
import type { TaskRow } from './task-row';
import { isFold, rowsOf } from './verify';

/** What rebuilding did: rows that differed from their events (lost ones among them), and the clocks it moved. */
export interface Rebuilt {
  readonly differed: number;
  readonly rearmed: readonly string[];
}

type Histories = ReadonlyMap<string, readonly StoredEvent[]>;

/**
 * Writes the rows of tasks anew where they differ from the fold of their events, or are lost. A task whose chain
 * is broken is left as it is: nobody knows what would be right.
 */
export async function rebuildTasks(context: RecordContext, taskIds: readonly string[]): Promise<Rebuilt> {
  const unlocked = await historiesOf(poolOf(context.ds), taskIds);
  return transaction(context.ds, async (tx): Promise<Ending<Rebuilt>> => {
    const targets = await placeDockets(context, tx, unlocked);
    await lockTasks(tx, taskIds, targets);
    const rows = await rowsOf(tx, taskIds);
    const histories = await historiesOf(tx, taskIds);
    const { updates, inserts } = await rightRows(context, tx, rows, histories);
    const right = [...updates, ...inserts];
    if (right.length === 0) return { commit: false, result: { differed: 0, rearmed: [] } };
    if (updates.length > 0) await sendBulk(tx, updateTasks, updates.map(updateValues));
    if (inserts.length > 0) await sendBulk(tx, insertTasks, inserts.map(insertValues));
    const dockets = [
      ...new Set(right.flatMap((row) => [row.docket_id, rows.get(row.id)?.docket_id ?? row.docket_id])),
    ];
    await settleDockets(tx, dockets, new Date(context.businessNow()));
    return { commit: true, result: { differed: right.length, rearmed: await rearmClocks(tx, dockets) } };
  });
}

/** The dockets in which the events last put the tasks, made where they are missing. */
async function placeDockets(
  { worldData, terms }: RecordContext,
  tx: Connection,
  histories: Histories,
): Promise<string[]> {
  const placed = new Map<string, string>();
  const issued = await terms.get(tx, namedTerms(histories));
  for (const history of histories.values()) {
    const issue = issued.get(termsIdOf(history) ?? '')?.issueId;
    const unit = [...history].reverse().flatMap(({ data }) => ('docketId' in data ? [data.unit] : []))[0];
    if (issue === undefined || unit === undefined || placed.has(`${issue} ${unit}`)) continue;
    const docket = await placeDocket(tx, worldData, issue, unit);
    if (docket !== null) placed.set(`${issue} ${unit}`, docket);
  }
  return [...placed.values()];
}

async function rightRows(
  { worldData, terms, businessNow }: RecordContext,
  tx: Connection,
  rows: ReadonlyMap<string, TaskRow>,
  histories: Histories,
): Promise<{ readonly updates: readonly TaskRow[]; readonly inserts: readonly TaskRow[] }> {
  const issued = await terms.get(tx, namedTerms(histories));
  const updates: TaskRow[] = [];
  const inserts: TaskRow[] = [];
  const now = businessNow();
  for (const [id, history] of histories) {
    const folded = foldHistory(id, history, (termsId) => issued.get(termsId));
    if (!folded.ok) continue;
    const row = rows.get(id);
    if (row !== undefined && isFold(row, folded, { worldData, now })) continue;
    const { state, issued: its, hash, recordedFirst, recordedLast, parentId } = folded;
    const fixed = { ...fixedOf(id, its), parent_id: parentId, created_at: recordedFirst };
    const right = rowOf({ fixed, terms: its.terms, state, hash, updatedAt: recordedLast }, worldData, now);
    (row === undefined ? inserts : updates).push(right);
  }
  return { updates, inserts };
}

/** What the terms say of a task, whoever has it. */
function fixedOf(id: string, { terms, issueId, documentId }: IssuedTerms) {
  const { clause, key } = terms;
  return { id, issue_id: issueId, document_id: documentId, clause, key };
}

/** The terms that a task's first event names; null where that event is lost. */
function termsIdOf(history: readonly StoredEvent[]): string | null {
  const data = history[0]?.data;
  return data !== undefined && 'termsId' in data ? data.termsId : null;
}
