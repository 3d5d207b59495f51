import type { Instant } from '@duban/calendar';
import { workersOf } from '@duban/lifecycle';
import type { Recipient } from '@duban/lifecycle';
import type { DataSource } from 'typeorm';
import { bulkInsert, sendBulk } from '../database/bulk';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { lockClock } from '../record/lock';
import { existsPost } from '../record/notice-row';
import type { WorldData } from '../world/load-world';
import type { ArmedClock } from './dispatch';

const insertNotices = bulkInsert(
  'notice',
  [
    { name: 'unit', type: 'text' },
    { name: 'post', type: 'text' },
    { name: 'docket_id', type: 'uuid' },
    { name: 'dispatch_id', type: 'uuid' },
    { name: 'count', type: 'integer' },
    { name: 'kind', type: 'text' },
    { name: 'at', type: 'timestamptz' },
  ],
  'ON CONFLICT DO NOTHING',
);

/** A docket that the dispatch put tasks into. */
interface Filled {
  readonly id: string;
  readonly unit: string;
  readonly count: number;
  readonly at: Date;
}

/** Many rows are new: lists asked for from now on are planned for them. Bodies are left out, they take longest. */
const analyze = `ANALYZE docket, terms (id, issue_id, dispatch_id, clause, title), task_event (task_id, seq, kind),
  task (id, docket_id, terms_id, issue_id, document_id, clause, sensitive, unit, unit_type, support, supervisor, relays,
    territory, path, level, status, due_at, yellow_at, red_at, overdue_at, next_wake, updated_at)`;

/** See `Dispatches.arm`. */
export async function* armClocks(
  ds: DataSource,
  worldData: WorldData,
  dispatchId: string,
): AsyncGenerator<ArmedClock, void, undefined> {
  await poolOf(ds).query(analyze);
  const clocks = await poolOf(ds).query<{ id: string; territory: string }>(
    `SELECT id, territory FROM clock WHERE id IN (
       SELECT d.clock_id FROM terms m JOIN task t ON t.terms_id = m.id JOIN docket d ON d.id = t.docket_id
       WHERE m.dispatch_id = $1) ORDER BY id`,
    [dispatchId],
  );
  for (const { id, territory } of clocks.rows) {
    const armedFor = await transaction(ds, (tx) => armClock(tx, worldData, dispatchId, id));
    if (armedFor !== null) yield { clockId: id, territory, armedFor };
  }
}

/** One clock: tells each docket's unit once, and finds the earliest wake with every act kept out. */
async function armClock(
  tx: Connection,
  worldData: WorldData,
  dispatchId: string,
  clockId: string,
): Promise<Ending<Instant | null>> {
  // Dockets before clocks, as acts take them. One that an act places meanwhile is that act's to settle: not to be waited for.
  const [locked] = await Promise.all([
    tx.query<{ id: string }>('SELECT id FROM docket WHERE clock_id = $1 ORDER BY id FOR UPDATE', [clockId]),
    lockClock(tx, clockId),
  ]);
  const filled = await tx.query<Filled>({
    name: 'filled-dockets',
    text: `SELECT d.id, d.unit, c.count, c.at FROM docket d
           CROSS JOIN LATERAL (
             SELECT count(*) AS count, min(t.created_at) AS at FROM task t
             WHERE t.docket_id = d.id
               AND (SELECT m.dispatch_id FROM terms m WHERE m.id = t.terms_id) = $1) AS c
           WHERE d.clock_id = $2 AND c.count > 0`,
    values: [dispatchId, clockId],
  });
  const notices = filled.rows.flatMap((docket) =>
    firstTold(docket.unit, worldData).map(({ unit, post }) => [
      unit,
      post,
      docket.id,
      dispatchId,
      docket.count,
      'assigned',
      docket.at,
    ]),
  );
  const [, , armed] = await Promise.all([
    sendBulk(tx, insertNotices, notices),
    tx.query({
      name: 'settle-clock-dockets',
      text: `UPDATE docket SET next_wake = (SELECT min(next_wake) FROM task WHERE docket_id = docket.id)
             WHERE id = ANY ($1::uuid[])`,
      values: [locked.rows.map((docket) => docket.id)],
    }),
    tx.query<{ armed_for: Date | null }>({
      name: 'arm-clock',
      text: `UPDATE clock SET armed_for = (SELECT min(next_wake) FROM docket WHERE clock_id = $1)
             WHERE id = $1 RETURNING armed_for`,
      values: [clockId],
    }),
  ]);
  return { commit: true, result: armed.rows[0]?.armed_for?.getTime() ?? null };
}

/** Those who hear of a unit's new docket, for posts that exist. */
function firstTold(unit: string, worldData: WorldData): readonly Recipient[] {
  return workersOf(unit, worldData.world).filter((recipient) => existsPost(recipient, worldData));
}
