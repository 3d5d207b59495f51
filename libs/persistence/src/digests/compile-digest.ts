import { randomUUID } from 'node:crypto';
import type { Day, Instant } from '@duban/calendar';
import { gathered, stillHolds } from '@duban/lifecycle';
import type { EventKind, TaskState } from '@duban/lifecycle';
import type { Post } from '@duban/organisation';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import type { Connection } from '../database/connection';
import { holdersAt } from '../delegations/holders.sql';
import type { IssuedTerms, TermsCache } from '../record/issued-terms';
import type { WorldData } from '../world/load-world';
import type { NotificationLine } from './digest';

/** Lines of one digest; a person who is owed more has the lists to look at. */
const most = 2_000;

/** A notice claimed for the day, with what it speaks of as that stands now. */
interface Waiting {
  readonly unit: string;
  readonly post: Post;
  readonly kind: EventKind;
  readonly at: Date;
  readonly seq: number | null;
  readonly task_id: string | null;
  readonly docket_id: string | null;
  /** For a docket's notice: its tasks of that dispatch still to be accepted. */
  readonly waiting: number | null;
  readonly clause: number | null;
  readonly terms_id: string | null;
  readonly state: TaskState | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Heard for a unit that has no account. */
  readonly stand_in: boolean;
}

export interface DigestOf {
  readonly username: string;
  readonly day: Day;
  readonly now: Instant;
}

/** One person's digest of a day: written once, with the lines whose reason still holds; none: no digest. */
export async function compileFor(
  ds: DataSource,
  worldData: WorldData,
  terms: TermsCache,
  { username, day, now }: DigestOf,
): Promise<{ readonly lines: number; readonly dropped: number }> {
  return inTransaction(ds, async (tx) => {
    const found = await waitingFor(tx, { username, day, now });
    const lines = await linesOf(tx, worldData, terms, { found, now });
    if (lines.length > 0) {
      await tx.query(
        `INSERT INTO notification (id, username, kind, day, lines, created_at)
         VALUES ($1, $2, 'digest', $3, $4, $5) ON CONFLICT DO NOTHING`,
        [randomUUID(), username, day, JSON.stringify(lines.slice(0, most)), new Date(now)],
      );
    }
    return { lines: lines.length, dropped: found.length - lines.length };
  });
}

async function waitingFor(tx: Connection, { username, day, now }: DigestOf): Promise<readonly Waiting[]> {
  const found = await tx.query<Waiting>({
    name: 'waiting-notices',
    // A person with two posts that hear of one event reads of it once, in the own post rather than in another's place.
    text: `WITH told AS (
             SELECT n.*, false AS stand_in FROM ${holdersAt('$3')} a
             JOIN notice n ON n.unit = a.unit AND n.post = a.post AND n.day = $2 WHERE a.username = $1
             UNION ALL
             SELECT n.*, n.told_unit <> n.unit FROM (SELECT DISTINCT unit FROM ${holdersAt('$3')} h WHERE username = $1) a
             JOIN notice n ON n.told_unit = a.unit AND n.day = $2)
           SELECT DISTINCT ON (coalesce(n.task_id, n.docket_id), n.dispatch_id, n.seq)
             n.unit, n.post, n.kind, n.at, n.seq, n.task_id, n.docket_id, n.stand_in, t.clause, t.terms_id, t.state, e.data,
             CASE WHEN n.dispatch_id IS NOT NULL THEN (
               SELECT count(*) FROM task w JOIN terms m ON m.id = w.terms_id
               WHERE w.docket_id = n.docket_id AND m.dispatch_id = n.dispatch_id AND w.status = 'assigned') END AS waiting
           FROM told n
           LEFT JOIN task t ON t.id = n.task_id
           LEFT JOIN task_event e ON e.task_id = n.task_id AND e.seq = n.seq
           ORDER BY coalesce(n.task_id, n.docket_id), n.dispatch_id, n.seq, n.stand_in, n.id`,
    values: [username, day, new Date(now)],
  });
  return found.rows;
}

async function linesOf(
  tx: Connection,
  worldData: WorldData,
  cache: TermsCache,
  { found, now }: { readonly found: readonly Waiting[]; readonly now: Instant },
): Promise<readonly NotificationLine[]> {
  const issued = await cache.get(
    tx,
    found.flatMap(({ terms_id: id }) => (id === null ? [] : [id])),
  );
  const lines: NotificationLine[] = [];
  for (const notice of found) {
    const its = notice.terms_id === null ? undefined : issued.get(notice.terms_id);
    const line = its === undefined ? docketLine(notice) : taskLine(notice, its);
    if (line === null) continue;
    const holds =
      notice.state === null || its === undefined
        ? line.count > 0
        : stillHolds(
            { ...notice, at: line.at },
            { state: notice.state, terms: its.terms, now, world: worldData.world },
          );
    if (holds) lines.push(line);
  }
  return gathered(lines);
}

function docketLine(notice: Waiting): NotificationLine | null {
  if (notice.docket_id === null || notice.waiting === null) return null;
  return {
    ...{ kind: notice.kind, at: notice.at.getTime(), seq: null, unit: notice.unit, post: notice.post },
    ...{ taskId: null, docketId: notice.docket_id, count: notice.waiting },
    ...{ clause: null, title: null, lead: notice.unit, status: null, dueOn: null, data: {} },
    ...{ basis: null, standIn: notice.stand_in },
  };
}

function taskLine(notice: Waiting, { terms, basis }: IssuedTerms): NotificationLine | null {
  const { state } = notice;
  if (state === null) return null;
  return {
    ...{ kind: notice.kind, at: notice.at.getTime(), seq: notice.seq, unit: notice.unit, post: notice.post },
    ...{ taskId: notice.task_id, docketId: state.docketId, count: 1 },
    ...{
      clause: notice.clause,
      title: terms.title,
      lead: state.unit,
      status: state.status,
      dueOn: state.dueOn,
    },
    ...{ data: notice.data ?? {}, basis: basis[0] ?? null, standIn: notice.stand_in },
  };
}
