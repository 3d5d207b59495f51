import type { Day, Instant } from '@duban/calendar';
import { atTime } from '@duban/calendar';
import { fold } from '@duban/lifecycle';
import type { TaskEvent } from '@duban/lifecycle';
import type { Level, Post } from '@duban/organisation';
import { poolOf, TermsCache } from '@duban/persistence';
import { Tally } from '../tally';
import { headOf } from '../playing';
import type { RehearsalReport } from '../types';
import type { Piece, ScratchRecord } from './scratch-record';

/** Tasks read at once. */
const batch = 500;

interface TaskRow {
  readonly id: string;
  readonly terms_id: string;
  readonly unit: string;
  readonly level: Level;
  readonly events: readonly (Omit<TaskEvent, 'at'> & { readonly at: string })[];
}

/** Sums up what the record holds at the end: the events of every task, and what everyone was sent. */
export async function gatherReport(
  scratch: ScratchRecord,
  { plan, playing }: Piece,
): Promise<RehearsalReport> {
  const { ds, worldData } = scratch;
  const tally = new Tally(headOf(plan, playing), worldData.world);
  const terms = new TermsCache();
  const pool = poolOf(ds);
  let after: string | null = null;
  for (let full = true; full;) {
    const rows: readonly TaskRow[] = await tasksAfter(scratch, after);
    full = rows.length === batch;
    after = rows.at(-1)?.id ?? null;
    const known = await terms.get(
      pool,
      rows.map(({ terms_id: id }) => id),
    );
    for (const { terms_id: id, unit, level, events: stored } of rows) {
      const its = known.get(id)?.terms;
      if (its === undefined) throw new Error(`terms ${id} vanished`);
      const events = stored.map((event) => ({ ...event, at: Number(event.at) }) as TaskEvent);
      tally.task({ unit, level, terms: its, events, state: fold(events, its) });
    }
  }
  await addMessages(scratch, tally, (day) => atTime(day, playing.remindAt));
  return tally.report('temporal');
}

async function tasksAfter({ ds }: ScratchRecord, after: string | null): Promise<readonly TaskRow[]> {
  const { rows } = await poolOf(ds).query<TaskRow>(
    `SELECT t.id, t.terms_id, t.unit, t.level, (
       SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'kind', e.kind, 'actor', e.actor, 'data', e.data,
           'at', round(extract(epoch FROM e.at) * 1000)::text) ORDER BY e.seq)
       FROM task_event e WHERE e.task_id = t.id) AS events
     FROM task t WHERE $1::uuid IS NULL OR t.id > $1 ORDER BY t.id LIMIT $2`,
    [after, batch],
  );
  return rows;
}

async function addMessages(
  { ds }: ScratchRecord,
  tally: Tally,
  sentAt: (day: Day) => Instant,
): Promise<void> {
  const { rows } = await poolOf(ds).query<{
    kind: 'digest' | 'urgent';
    unit: string;
    post: Post;
    day: Day | null;
    lines: number;
    at: number;
  }>(
    `SELECT n.kind, p.unit, p.post, n.day::text AS day, jsonb_array_length(n.lines) AS lines,
       (n.lines -> 0 ->> 'at')::float8 AS at
     FROM notification n JOIN account_post p USING (username)`,
  );
  for (const { kind, unit, post, day, lines, at } of rows) {
    if (kind === 'urgent') tally.urgent({ unit, post }, at);
    else if (day !== null) tally.line({ unit, post }, sentAt(day), lines);
  }
}
