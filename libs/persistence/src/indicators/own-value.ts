import { dayOf, periodByKey, periodOf } from '@duban/calendar';
import type { Instant, Rhythm } from '@duban/calendar';
import { numberOf } from '@duban/lifecycle';
import type { Actor } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { Select } from '../queries/select';
import type { PersonActor } from '../record/act';

/** A value a unit reported for a period of a figure, however it came. */
export interface OwnValue {
  readonly indicatorId: string;
  readonly unit: string;
  readonly territory: string;
  /** `2023-Q2`. */
  readonly period: string;
  readonly value: number;
  /** As it was written. */
  readonly written: string;
  readonly at: Instant;
  readonly by: PersonActor;
  /** `progress`: in a report of the task. */
  readonly source: 'correction' | 'import' | 'progress' | 'report';
  readonly reason: string | null;
  readonly fileName: string | null;
  /** The report of the task that says it, or that it came with. */
  readonly taskId: string | null;
  readonly seq: number | null;
}

/** What values are asked for. */
export interface ValueScope {
  readonly indicators: readonly string[];
  /** Below this path (`/65/6531/`) alone. */
  readonly path?: string;
  /** Of these territories alone. */
  readonly territories?: readonly string[];
  /** Up to this instant. */
  readonly until?: Instant;
  /** Reports of the figure itself up to this row. */
  readonly reportsUpto?: number;
}

interface ReportRow {
  readonly indicator_id: string;
  readonly unit: string;
  readonly territory: string;
  readonly period: string;
  readonly value: number;
  readonly written: string;
  readonly source: OwnValue['source'];
  readonly reason: string | null;
  readonly file_name: string | null;
  readonly reported_by: PersonActor;
  readonly at: Date;
  readonly task_id: string | null;
  readonly seq: number | null;
}

interface EventRow {
  readonly indicator_id: string;
  readonly rhythm: Rhythm;
  readonly task_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly value: number | string | null;
}

/** All values in the order they came; of a territory and period the last one stands. */
export async function ownValues(at: Connection | Pool, scope: ValueScope): Promise<readonly OwnValue[]> {
  if (scope.indicators.length === 0) return [];
  const [reports, events] = [await reportRows(at, scope), await eventRows(at, scope)];
  const all = [...reports.map(ofReport), ...events.flatMap(ofEvent)];
  return all.sort((a, b) => a.at - b.at);
}

function reportRows(at: Connection | Pool, scope: ValueScope): Promise<ReportRow[]> {
  const select = new Select();
  select.where(`r.indicator_id = ANY (${select.param(scope.indicators)}::uuid[])`);
  if (scope.path !== undefined) select.where(below(select, scope.path, 'r.path'));
  if (scope.territories !== undefined) {
    select.where(`r.territory = ANY (${select.param(scope.territories)}::text[])`);
  }
  if (scope.until !== undefined) select.where(`r.at <= ${select.param(new Date(scope.until))}`);
  if (scope.reportsUpto !== undefined) select.where(`r.id <= ${select.param(scope.reportsUpto)}`);
  return select.run<ReportRow>(
    at,
    `SELECT r.* FROM indicator_report r ${select.whereText} ORDER BY r.at, r.id`,
  );
}

/** Values go by a figure's words or by its number; one that came with a report of the figure itself is told there. */
function eventRows(at: Connection | Pool, scope: ValueScope): Promise<EventRow[]> {
  const select = new Select();
  select.where(`i.id = ANY (${select.param(scope.indicators)}::uuid[])`);
  if (scope.path !== undefined) select.where(below(select, scope.path, 't.path'));
  if (scope.territories !== undefined) {
    select.where(`t.territory = ANY (${select.param(scope.territories)}::text[])`);
  }
  if (scope.until !== undefined) select.where(`e.at <= ${select.param(new Date(scope.until))}`);
  const upto = scope.reportsUpto === undefined ? '' : `AND r.id <= ${select.param(scope.reportsUpto)}`;
  select.where(`NOT EXISTS (SELECT FROM indicator_report r
    WHERE r.task_id = e.task_id AND r.seq = e.seq AND r.indicator_id = i.id ${upto})`);
  return select.run<EventRow>(
    at,
    `SELECT v.* FROM (
       SELECT i.id AS indicator_id, i.rhythm, e.task_id, e.seq, e.at, e.actor,
         coalesce(e.data -> 'values' -> (m.body -> 'indicators' -> (i.position - 1) ->> 'text'),
           e.data -> 'values' -> i.position::text) AS value
       FROM indicator i JOIN terms m ON m.issue_id = i.issue_id AND m.clause = i.clause AND m.key = i.key
       JOIN task t ON t.terms_id = m.id
       JOIN task_event e ON e.task_id = t.id AND e.kind = 'progressed' AND e.data -> 'values' <> '{}'::jsonb
       ${select.whereText}) AS v
     WHERE v.value IS NOT NULL ORDER BY v.at, v.task_id, v.seq`,
  );
}

function below(select: Select, path: string, column: string): string {
  const end = `${path.slice(0, -1)}0`; // '0' follows '/' in the collation "C"
  return `${column} >= ${select.param(path)} AND ${column} < ${select.param(end)}`;
}

function ofReport(row: ReportRow): OwnValue {
  return {
    indicatorId: row.indicator_id,
    unit: row.unit,
    territory: row.territory,
    period: row.period,
    value: row.value,
    written: row.written,
    at: row.at.getTime(),
    by: row.reported_by,
    source: row.source,
    reason: row.reason,
    fileName: row.file_name,
    taskId: row.task_id,
    seq: row.seq,
  };
}

/** A report of the task counts for the period that holds its instant; words in place of a number count for nothing. */
function ofEvent({ indicator_id, rhythm, task_id, seq, at, actor, value }: EventRow): readonly OwnValue[] {
  const number = numberOf(value);
  if (number === null || actor.kind !== 'person') return [];
  const unit = actor.onBehalfOf ?? actor.unit;
  return [
    {
      indicatorId: indicator_id,
      unit,
      territory: splitUnit(unit)[0],
      period: periodOf(rhythm, dayOf(at.getTime())).key,
      value: number,
      written: String(value),
      at: at.getTime(),
      by: actor,
      source: 'progress',
      reason: null,
      fileName: null,
      taskId: task_id,
      seq,
    },
  ];
}

/** A territory's values that stand, by the end of their periods; of one period the last that came. */
export class StandingValues {
  readonly #byTerritory = new Map<string, OwnValue[]>();

  /** @param values of one figure, in the order they came */
  constructor(values: readonly OwnValue[]) {
    const last = new Map<string, OwnValue>();
    for (const each of values) last.set(`${each.territory} ${each.period}`, each);
    for (const each of last.values()) {
      const its = this.#byTerritory.get(each.territory) ?? [];
      its.push(each);
      this.#byTerritory.set(each.territory, its);
    }
    // A period that ends with a longer one says the same; what came later is the truer.
    for (const its of this.#byTerritory.values()) {
      its.sort((a, b) => (endOf(a) === endOf(b) ? a.at - b.at : endOf(a) < endOf(b) ? -1 : 1));
    }
  }

  /** Those of a territory, in order. */
  of(territory: string): readonly OwnValue[] {
    return this.#byTerritory.get(territory) ?? [];
  }

  /** The last one whose period has ended by a day. */
  by(territory: string, day: string): OwnValue | undefined {
    return this.of(territory).findLast((each) => endOf(each) <= day);
  }

  /** Every territory that has one. */
  territories(): readonly string[] {
    return [...this.#byTerritory.keys()];
  }
}

/** The last day of a value's period. */
export function endOf({ period }: Pick<OwnValue, 'period'>): string {
  return periodByKey(period)?.to ?? '';
}
