import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { endOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { AssessmentRules } from '@duban/lifecycle';
import type { DataSource } from 'typeorm';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { failPoint } from '../database/fail-point';
import type { PersonActor } from '../record/act';
import type { WorldData } from '../world/load-world';
import type { Assessor } from './assess-batch';
import { calendarHash } from './calendar-hash';
import { assessorOf, keepShares, scoreUnits, tasksOfYear, usualBatches } from './compute-publication';
import type { Batches } from './compute-publication';
import type { PublicationRow } from './publication-row';

export type Begun =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: 'assessment-empty' | 'assessment-running' };

/** The last instant that counts for a year: its end, or now where that has not come. */
export function cutoffOf(year: number, now: Instant): Instant {
  return Math.min(now, endOfDay(`${year}-12-31`));
}

interface Beginning {
  readonly year: number;
  readonly rules: AssessmentRules;
  readonly by: PersonActor;
  readonly now: Instant;
}

/**
 * Begins a year's publication, in the transaction: fixes what counts, and `Publications` work it out. Locks wait for
 * reports under way, so that no earlier row comes to light later. Once more is another publication beside the former,
 * with what objections have put right.
 */
export async function beginPublication(
  tx: Connection,
  worldData: WorldData,
  { year, rules, by, now }: Beginning,
): Promise<Begun> {
  const counted = await tx.query<{ total: number }>(
    'SELECT count(*) AS total FROM task WHERE issue_id IN (SELECT id FROM issue WHERE plan_year = $1)',
    [year],
  );
  const total = counted.rows[0]?.total ?? 0;
  if (total === 0) return { ok: false, code: 'assessment-empty' };
  await tx.query('LOCK TABLE indicator_report, indicator_setting, assessment_objection IN SHARE MODE');
  const id = randomUUID();
  const made = await tx.query(
    `INSERT INTO assessment_publication (id, year, number, state, rules, cutoff, reports_upto, settings_upto,
       objections_upto, calendar_hash, tasks, total, published_by, published_at)
     SELECT $1, $2, coalesce((SELECT max(number) FROM assessment_publication WHERE year = $2 AND number > 0), 0) + 1,
       'computing', $3, $4, coalesce((SELECT max(id) FROM indicator_report), 0),
       coalesce((SELECT max(id) FROM indicator_setting), 0),
       coalesce((SELECT max(decision) FROM assessment_objection), 0), $5, 0, $6, $7, $8
     ON CONFLICT (year) WHERE state = 'computing' DO NOTHING`,
    [
      ...[id, year, JSON.stringify(rules), new Date(cutoffOf(year, now))],
      ...[calendarHash(worldData, year), total, JSON.stringify(by), new Date(now)],
    ],
  );
  return made.rowCount === 1 ? { ok: true, id } : { ok: false, code: 'assessment-running' };
}

/** A publication under way and the last task that was assessed. */
interface Computing extends PublicationRow {
  readonly after_task: string | null;
}

/**
 * Works publications out from the events, step by step, each a transaction of its own: a kill -9 anywhere loses and
 * doubles nothing, and any number of processes may go on with it. What is published is the same however it was divided:
 * kept with every point, hashed and never changed again.
 */
export class Publications {
  #assessor: { readonly key: string; readonly assessor: Assessor } | undefined;

  constructor(
    private readonly ds: DataSource,
    private readonly worldData: WorldData,
    private readonly batches: Batches = usualBatches,
  ) {}

  /** One step of the oldest publication that no other process works on; false where there is none. */
  async step(): Promise<boolean> {
    await this.worldData.reload();
    const done = await transaction(this.ds, (tx) => this.#step(tx));
    failPoint('assess-after-step');
    return done;
  }

  /** Goes on until a publication is out, or the time (ms) is up: the rest is any worker's. */
  async follow(id: string, withinMs: number): Promise<PublicationRow> {
    const until = performance.now() + withinMs;
    for (;;) {
      const found = await poolOf(this.ds).query<PublicationRow>(
        'SELECT * FROM assessment_publication WHERE id = $1',
        [id],
      );
      const [row] = found.rows;
      if (row === undefined) throw new Error(`There is no publication ${id}.`);
      if (row.state === 'published' || performance.now() > until) return row;
      if (!(await this.step())) await pause(50);
    }
  }

  async #step(tx: Connection): Promise<Ending<boolean>> {
    const found = await tx.query<Computing>(
      `SELECT * FROM assessment_publication WHERE state = 'computing'
       ORDER BY published_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [row] = found.rows;
    if (row === undefined) return { commit: false, result: false };
    const calendar = calendarHash(this.worldData, row.year);
    if (calendar.equals(row.calendar_hash)) await this.#goOn(tx, row);
    else await beginAgain(tx, row, calendar);
    return { commit: true, result: true };
  }

  async #goOn(tx: Connection, row: Computing): Promise<void> {
    const tasks = await tasksOfYear(tx, row.year, row.after_task, this.batches.tasks);
    const last = tasks.at(-1);
    if (last === undefined) {
      await publish(tx, row, await scoreUnits(tx, this.worldData, row, this.batches));
      return;
    }
    const assessed = await this.#assessorOf(row).assess(tasks);
    await keepShares(tx, row.id, assessed);
    failPoint('assess-before-count');
    await tx.query('UPDATE assessment_publication SET after_task = $2, tasks = tasks + $3 WHERE id = $1', [
      ...[row.id, last.id, assessed.length],
    ]);
  }

  /** The year's figures are read once for a publication and a calendar. */
  #assessorOf(row: Computing): Assessor {
    const key = `${row.id} ${this.worldData.version}`;
    if (this.#assessor?.key !== key) {
      this.#assessor = { key, assessor: assessorOf(poolOf(this.ds), this.worldData, row) };
    }
    return this.#assessor.assessor;
  }
}

async function publish(
  tx: Connection,
  { id }: Computing,
  { hash, units }: { readonly hash: Buffer; readonly units: number },
): Promise<void> {
  failPoint('assess-before-published');
  await tx.query(
    `UPDATE assessment_publication SET state = 'published', hash = $2, units = $3 WHERE id = $1`,
    [id, hash, units],
  );
}

/** A notice changed the working days on the way: what was counted by the former ones is counted anew. */
async function beginAgain(tx: Connection, { id }: Computing, calendar: Buffer): Promise<void> {
  await tx.query('DELETE FROM assessment_share WHERE publication_id = $1', [id]);
  await tx.query(
    'UPDATE assessment_publication SET after_task = NULL, tasks = 0, calendar_hash = $2 WHERE id = $1',
    [id, calendar],
  );
}
