import { bulkInsert, sendBulk } from '../database/bulk';
import type { Connection, Statement } from '../database/connection';
import { holdersAt } from '../delegations/holders.sql';
import type { Changes, Urgent } from './changes';
import { appendEvents } from './event-row';
import { insertNotices } from './notice-row';
import { insertProposals } from './proposal-row';
import { insertTasks, insertValues, updateTasks, updateValues } from './task-row';
import { insertTerms, termsValues } from './terms-row';

const insertUses = bulkInsert(
  'attachment_use',
  [
    { name: 'attachment_id', type: 'uuid' },
    { name: 'task_id', type: 'uuid' },
  ],
  'ON CONFLICT DO NOTHING',
);

/**
 * One notification a person and event, whichever of their posts it reaches. A post that nobody holds is heard by the
 * others of its unit; a unit without any account, by those of the unit that stands in for it; a deputy hears with whom they
 * stand in for.
 */
const notifyNow: Statement = {
  name: 'notify-now',
  text: `INSERT INTO notification (id, username, kind, lines, created_at)
         SELECT gen_random_uuid(), username, 'urgent',
           jsonb_build_array(line || jsonb_build_object('standIn', stand_in)), $5 FROM (
           SELECT DISTINCT ON (h.username, u.line ->> 'taskId', u.line ->> 'seq') h.username, u.line, h.rank = 2 AS stand_in
           FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[]) AS u (unit, post, stand_in, line)
           CROSS JOIN LATERAL (
             SELECT username, rank, min(rank) OVER () AS nearest FROM (
               SELECT username, 0 AS rank FROM ${holdersAt('$5')} o WHERE unit = u.unit AND post = u.post
               UNION ALL SELECT username, 1 FROM ${holdersAt('$5')} o WHERE unit = u.unit
               UNION ALL SELECT username, 2 FROM ${holdersAt('$5')} o WHERE unit = u.stand_in) AS ranked) AS h
           WHERE h.rank = h.nearest
           ORDER BY h.username, u.line ->> 'taskId', u.line ->> 'seq', h.rank) AS told`,
};

const settle: Statement = {
  name: 'settle-dockets',
  text: `UPDATE docket SET updated_at = $2, last_at = greatest(last_at, $2),
           next_wake = (SELECT min(next_wake) FROM task WHERE docket_id = docket.id)
         WHERE id = ANY ($1::uuid[])`,
};

/** Clocks armed too late for their dockets are armed anew, and an outbox row says so. */
const rearm: Statement = {
  name: 'rearm-clocks',
  text: `WITH earlier AS (
           UPDATE clock SET armed_for = e.next_wake
           FROM (SELECT clock_id, min(next_wake) AS next_wake FROM docket
                 WHERE id = ANY ($1::uuid[]) GROUP BY clock_id) AS e
           WHERE clock.id = e.clock_id AND e.next_wake < coalesce(clock.armed_for, 'infinity')
           RETURNING clock.id)
         INSERT INTO outbox (kind, subject) SELECT 'rearm', id FROM earlier RETURNING subject`,
};

/** Statements under way; `rearmed` is filled before the transaction's COMMIT is answered. */
export interface Sent {
  readonly writes: Promise<unknown>[];
  readonly rearmed: readonly string[];
}

/**
 * Sends everything the changes need, without waiting between the statements: events, rows, notices, uses of
 * attachments, the dockets' next wakes, and what re-arms a clock. The answers are the transaction's to await.
 */
export function flush(tx: Connection, changes: Changes): Sent {
  const rearmed: string[] = [];
  const writes: Promise<unknown>[] = [];
  if (changes.dockets.size === 0) return { writes, rearmed };
  const at = new Date(changes.now);
  const dockets = [...changes.dockets];
  if (changes.created.length > 0) writes.push(...insertCreated(tx, changes));
  if (changes.events.length > 0) writes.push(sendBulk(tx, appendEvents, changes.events));
  if (changes.rows.size > 0) {
    writes.push(sendBulk(tx, updateTasks, [...changes.rows.values()].map(updateValues)));
  }
  if (changes.notices.length > 0) writes.push(sendBulk(tx, insertNotices, changes.notices));
  if (changes.proposals.length > 0) writes.push(sendBulk(tx, insertProposals, changes.proposals));
  if (changes.urgent.length > 0) writes.push(sendUrgent(tx, changes.urgent, at));
  if (changes.uses.length > 0) writes.push(sendBulk(tx, insertUses, changes.uses));
  writes.push(settleDockets(tx, dockets, at));
  if (changes.mayRearm) {
    writes.push(
      rearmClocks(tx, dockets).then((clocks) => {
        rearmed.push(...clocks);
      }),
    );
  }
  return { writes, rearmed };
}

/** Tasks made by dividing others, after their terms. */
function insertCreated(tx: Connection, { created }: Changes): Promise<unknown>[] {
  return [
    sendBulk(
      tx,
      insertTerms,
      created.map(({ row, terms }) => termsValues(terms, row.issue_id, null)),
    ),
    sendBulk(
      tx,
      insertTasks,
      created.map(({ row }) => insertValues(row)),
    ),
  ];
}

/** Writes the dockets' next wakes and last instants; their tasks' rows must be sent before. */
export function settleDockets(tx: Connection, dockets: readonly string[], at: Date): Promise<unknown> {
  return tx.query({ ...settle, values: [dockets, at] });
}

/** Arms the dockets' clocks earlier where they must be, with outbox rows. @returns those clocks */
export async function rearmClocks(tx: Connection, dockets: readonly string[]): Promise<string[]> {
  const found = await tx.query<{ subject: string }>({ ...rearm, values: [dockets] });
  return found.rows.map(({ subject }) => subject);
}

/** Puts urgent lines into the inboxes of whoever hears what their posts are told. */
export function sendUrgent(tx: Connection, urgent: readonly Urgent[], at: Date): Promise<unknown> {
  const columns = [
    urgent.map(({ unit }) => unit),
    urgent.map(({ post }) => post),
    urgent.map(({ standIn }) => standIn),
    urgent.map(({ line }) => JSON.stringify(line)),
  ];
  return tx.query({ ...notifyNow, values: [...columns, at] });
}
