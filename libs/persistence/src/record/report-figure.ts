import { dayOf, periodByKey, periodOf } from '@duban/calendar';
import type { Day, Instant, Rhythm } from '@duban/calendar';
import { nextReportBy } from '@duban/lifecycle';
import type { TaskStatus } from '@duban/lifecycle';
import type { Connection, Ending } from '../database/connection';
import type { IndicatorRow } from '../indicators/indicator-row';
import type { StandingValues } from '../indicators/own-value';
import { isNewValue, keptReport, standingValues, writeReports } from '../indicators/write-reports';
import type { KeptReport, NewReport } from '../indicators/write-reports';
import type { ActError, Authorize, IdempotencyKey, PersonActor, PersonCommand } from './act';
import { actTransaction, openNamed } from './act-transaction';
import type { ActsEnded, Carried, Opened } from './act-transaction';
import { carryOut } from './carry-out';
import type { Changes } from './changes';
import type { RecordContext } from './record-context';
import type { WorkingTask } from './working-task';

/** A lead unit's value of a figure for a period. */
export interface FigureReport {
  readonly figure: IndicatorRow;
  readonly report: NewReport;
  /** The value as it was sent, for the task's report. */
  readonly said: number | string;
  readonly by: PersonActor;
  /** The permission table's answer for reporting the task that carries the figure. */
  readonly authorize: Authorize;
  /** What the task's report says. */
  readonly text: string;
  readonly idempotency?: IdempotencyKey;
}

/** What the unit's task that carries the figure owes after a value came. */
export interface FigureDuty {
  readonly id: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly version: number;
  /** The period of the task's rhythm that runs: `2023-Q3`. */
  readonly period: string;
  /** Whether the value was of a period that has not ended. */
  readonly runs: boolean;
  /** Whether the running period counts as reported by it. */
  readonly counted: boolean;
  readonly nextReportBy: Day | null;
}

/** The value as kept, and what the unit's task owes; no task where the unit has none left of this figure. */
export interface FigureReported {
  readonly at: Instant;
  readonly kept: KeptReport;
  readonly task: FigureDuty | null;
}

/** What a transaction came to: kept whole, or why nothing was. */
export type FigureOutcome =
  { readonly ok: true; readonly reported: FigureReported } | { readonly ok: false; readonly error: ActError };

/** The task a unit has a figure in, by which words of its terms. */
interface Bearer {
  readonly id: string;
  readonly name: string;
}

/**
 * Keeps a value, and where its period has not ended reports the unit's task that carries the figure with it, as 反馈 with
 * `values` would: a report counts for the period that holds its instant, so a value of a period that is over is a value and
 * no report. Both or nothing. A value said before reports a running period that has no report yet, and writes nothing else.
 */
export async function reportFigure(
  context: RecordContext,
  tx: Connection,
  asked: FigureReport,
): Promise<Ending<ActsEnded<FigureOutcome>>> {
  const { figure, report } = asked;
  const bearer = await bearerOf(tx, figure, report.unit);
  const command = {
    act: 'progress' as const,
    text: asked.text,
    ...(bearer === null ? {} : { values: { [bearer.name]: asked.said } }),
  };
  let standing: StandingValues | undefined;
  return actTransaction<FigureOutcome>(context, tx, asked.idempotency, {
    open: async () => {
      const opened = await openNamed(context, tx, bearer === null ? [] : [{ taskId: bearer.id, command }]);
      standing = await standingValues(tx, figure.id, [report.territory]);
      return opened;
    },
    carry: (opened, changes) => {
      if (standing === undefined) throw new Error('The values that stand were not read.');
      return carried({ tx, asked, command, standing, bearer }, opened, changes);
    },
  });
}

interface Carrying {
  readonly tx: Connection;
  readonly asked: FigureReport;
  readonly command: Extract<PersonCommand, { readonly act: 'progress' }>;
  readonly standing: StandingValues;
  readonly bearer: Bearer | null;
}

function carried(
  { tx, asked, command, standing, bearer }: Carrying,
  opened: Opened,
  changes: Changes,
): Carried<FigureOutcome> {
  const { figure, report, authorize, by } = asked;
  const task = bearer === null ? undefined : opened.tasks.get(bearer.id);
  const isNew = isNewValue(standing, report);
  const runs = holds(report.period, opened.now);
  let counted = false;
  if (task !== undefined && runs) {
    counted = isReported(task, opened.now);
    if (isNew || !counted) {
      const done = carryOut(task, { command, authorize, ...opened }, changes);
      if (!done.ok && notTheirs.has(done.error.code)) {
        return { answer: { ok: false, error: done.error }, keep: false };
      }
      counted = done.ok;
    }
  }
  const kept = keptReport(standing, report, false);
  const event =
    task !== undefined && counted && task.touched ? { taskId: task.loaded.id, seq: task.state.seq } : null;
  const reported = { by, at: opened.now, fileName: null };
  return {
    answer: { ok: true, reported: { at: opened.now, kept, task: dutyOf(task, { runs, counted }, changes) } },
    keep: true,
    writes: isNew ? [writeReports(tx, figure.id, [kept], reported, event)] : [],
  };
}

/** The task passed to other hands meanwhile: the value is not theirs to give either. */
const notTheirs: ReadonlySet<string> = new Set(['not-found', 'forbidden']);

/** Whether a period (of any rhythm) holds an instant. */
function holds(key: string, now: Instant): boolean {
  const period = periodByKey(key);
  const today = dayOf(now);
  return period !== null && period.from <= today && today <= period.to;
}

const runningPeriod = (rhythm: Rhythm, at: Instant): string => periodOf(rhythm, dayOf(at)).key;

/** Whether the period of the task's rhythm that runs has its report, and the task still takes some. */
function isReported({ state, issued }: WorkingTask, now: Instant): boolean {
  const { rhythm } = issued.terms;
  return (
    state.status === 'active' &&
    state.reportAt !== undefined &&
    runningPeriod(rhythm, state.reportAt) === runningPeriod(rhythm, now)
  );
}

function dutyOf(
  task: WorkingTask | undefined,
  { runs, counted }: Pick<FigureDuty, 'counted' | 'runs'>,
  { now, worldData }: Changes,
): FigureDuty | null {
  if (task === undefined) return null;
  const { state, issued, loaded } = task;
  return {
    id: loaded.id,
    title: issued.terms.title,
    status: state.status,
    version: state.seq,
    period: runningPeriod(issued.terms.rhythm, now),
    runs,
    counted,
    nextReportBy: nextReportBy(state, issued.terms, now, worldData.world),
  };
}

/**
 * The unit's task whose terms hold the figure, one that takes reports before others. Shares of divided tasks carry none:
 * the figure stays with the task they were divided from.
 */
async function bearerOf(tx: Connection, figure: IndicatorRow, unit: string): Promise<Bearer | null> {
  const { issue_id, clause, key, position } = figure;
  const found = await tx.query<Bearer>(
    `SELECT t.id, m.body -> 'indicators' -> ($4::integer - 1) ->> 'text' AS name
     FROM terms m JOIN task t ON t.terms_id = m.id
     WHERE m.issue_id = $1 AND m.clause = $2 AND m.key = $3 AND t.unit = $5 AND t.status <> 'cancelled'
       AND jsonb_array_length(m.body -> 'indicators') >= $4::integer
     ORDER BY t.status IN ('active', 'returned') DESC, t.created_at, t.id LIMIT 1`,
    [issue_id, clause, key, position, unit],
  );
  return found.rows[0] ?? null;
}
