import type { Instant } from '@duban/calendar';
import { bulkInsert, sendBulk } from '../database/bulk';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';
import { ownValues, StandingValues } from './own-value';

/** A value for a figure itself. */
export interface NewReport {
  readonly unit: string;
  readonly territory: string;
  readonly path: string;
  /** `2023-Q2`. */
  readonly period: string;
  readonly value: number;
  /** As it was written: `2/3`. */
  readonly written: string;
  readonly reason: string | null;
}

/** Who reports, when, and from which file where it was one. */
export interface ReportedBy {
  readonly by: PersonActor;
  readonly at: Instant;
  readonly fileName: string | null;
}

/** What became of a report: the value before it, null where it is the first of its unit and period. */
export interface KeptReport extends NewReport {
  readonly source: 'correction' | 'import' | 'report';
  readonly replaces: string | null;
}

const insertReports = bulkInsert('indicator_report', [
  { name: 'indicator_id', type: 'uuid' },
  { name: 'unit', type: 'text' },
  { name: 'territory', type: 'text' },
  { name: 'path', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'value', type: 'double precision' },
  { name: 'written', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'file_name', type: 'text' },
  { name: 'reported_by', type: 'jsonb' },
  { name: 'at', type: 'timestamptz' },
  { name: 'task_id', type: 'uuid' },
  { name: 'seq', type: 'integer' },
]);

/** Values that stand for territories of a figure, read in a transaction that may add to them. */
export async function standingValues(
  tx: Connection,
  indicator: string,
  territories: readonly string[],
): Promise<StandingValues> {
  return new StandingValues(await ownValues(tx, { indicators: [indicator], territories }));
}

/**
 * Adds values beside what was reported before: nothing is ever written over. A value of a unit and period that has one
 * is its correction; one that says the same is left out.
 */
export async function addReports(
  tx: Connection,
  indicator: string,
  reports: readonly NewReport[],
  reported: ReportedBy,
): Promise<readonly KeptReport[]> {
  const standing = await standingValues(tx, indicator, [
    ...new Set(reports.map(({ territory }) => territory)),
  ]);
  const isImport = reported.fileName !== null;
  const kept = reports.map((report) => keptReport(standing, report, isImport));
  await writeReports(
    tx,
    indicator,
    kept.filter((each) => isNewValue(standing, each)),
    reported,
  );
  return kept;
}

/** What becomes of a report beside the values that stand. */
export function keptReport(standing: StandingValues, report: NewReport, isImport: boolean): KeptReport {
  const before = standing.of(report.territory).find(({ period }) => period === report.period);
  const first = before === undefined ? 'report' : 'correction';
  return { ...report, source: isImport ? 'import' : first, replaces: before?.written ?? null };
}

/** Whether a report says anything that does not stand already. */
export function isNewValue(standing: StandingValues, { territory, period, value }: NewReport): boolean {
  return standing.of(territory).find((each) => each.period === period)?.value !== value;
}

/** Writes values beside the former ones; `event`: the report of the task they come with. */
export async function writeReports(
  tx: Connection,
  indicator: string,
  kept: readonly KeptReport[],
  { by, at, fileName }: ReportedBy,
  event: { readonly taskId: string; readonly seq: number } | null = null,
): Promise<void> {
  const rows = kept.map((each) => [
    ...[indicator, each.unit, each.territory, each.path, each.period, each.value, each.written],
    ...[each.source, each.reason, fileName, JSON.stringify(by), new Date(at)],
    ...[event?.taskId ?? null, event?.seq ?? null],
  ]);
  if (rows.length > 0) await sendBulk(tx, insertReports, rows);
}
