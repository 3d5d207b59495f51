import { formatInstant } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import { escalationLevel, expectedProgress, nextReportBy } from '@duban/lifecycle';
import type { Forecast, Indicator, Light, Ruling, TaskKind, TaskStatus, World } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';
import type { IssuedTerms } from '../record/issued-terms';
import type { TaskRow } from '../record/task-row';
import { isOverdueAt, lightAt } from './light';

/** A sentence of the document a task answers for. */
export interface Basis {
  readonly document: string;
  readonly clause: number;
  readonly sentence: number;
  readonly text: string;
}

/** An indicator with the value last reported for it, null before the first. */
export interface IndicatorView extends Indicator {
  readonly reported: number | string | null;
}

/** The task of the contract, as acts answer it and reads list it. Days are Beijing dates, instants ISO 8601 with an offset. */
export interface TaskView {
  readonly id: string;
  readonly clause: number;
  readonly key: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  readonly light: Light;
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly unit: string;
  readonly support: readonly string[];
  readonly territory: string;
  readonly level: Level;
  readonly docketId: string;
  readonly parentId: string | null;
  readonly dueOn: Day;
  readonly dueAt: string;
  readonly originalDueOn: Day;
  readonly acceptBy: Day | null;
  readonly nextReportBy: Day | null;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly forecast: Forecast | null;
  readonly indicators: readonly IndicatorView[];
  readonly basis: readonly Basis[];
  readonly sensitive: boolean;
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly templateVersion: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The lead unit of the task it was divided from. */
  readonly parentUnit: string | null;
  /** The open obstacle: in whose hands, of what kind, and since when. */
  readonly obstacle: { readonly heldBy: string; readonly cause: string; readonly since: string } | null;
  /** The open objection: since when, who decides it, and against which event of whom. */
  readonly objection: {
    readonly since: string;
    readonly reviewer: string;
    readonly against: Ruling;
  } | null;
  /** The open request for extension: the day asked for, and when it was asked. */
  readonly extension: { readonly dueOn: Day; readonly requestedAt: string } | null;
}

/** The columns of `task` (alias `t`) that `taskView` needs, for a SELECT. */
export const taskViewColumns = `t.id, t.docket_id, t.terms_id, t.parent_id, t.clause, t.key, t.sensitive, t.unit,
  t.support, t.supervisor, t.relays, t.territory, t.level, t.status, t.due_on, t.due_at, t.original_due_on, t.accept_by,
  t.progress, t.forecast, t.yellow_at, t.red_at, t.overdue_at, t.version, t.state, t.created_at,
  t.updated_at, (SELECT p.unit FROM task p WHERE p.id = t.parent_id) AS parent_unit`;

/** A row with those columns. */
export type TaskViewRow = Pick<
  TaskRow,
  | 'id'
  | 'docket_id'
  | 'terms_id'
  | 'parent_id'
  | 'clause'
  | 'key'
  | 'sensitive'
  | 'unit'
  | 'support'
  | 'supervisor'
  | 'relays'
  | 'territory'
  | 'level'
  | 'status'
  | 'due_on'
  | 'due_at'
  | 'original_due_on'
  | 'accept_by'
  | 'progress'
  | 'forecast'
  | 'yellow_at'
  | 'red_at'
  | 'overdue_at'
  | 'version'
  | 'state'
  | 'created_at'
  | 'updated_at'
> & { readonly parent_unit: string | null };

/** The task as people and programs see it at an instant, from its row and its terms; the same for acts and reads. */
export function taskView(row: TaskViewRow, issued: IssuedTerms, now: Instant, world: World): TaskView {
  const { terms, basis } = issued;
  const { values, extension: asked, obstacle, objection } = row.state;
  return {
    id: row.id,
    clause: row.clause,
    key: row.key,
    title: terms.title,
    kind: terms.kind,
    status: row.status,
    light: lightAt(row, now),
    overdue: isOverdueAt(row, now),
    escalationLevel: escalationLevel(row.state, terms, now, world),
    unit: row.unit,
    support: row.support,
    territory: row.territory,
    level: row.level,
    docketId: row.docket_id,
    parentId: row.parent_id,
    dueOn: row.due_on,
    dueAt: formatInstant(row.due_at.getTime()),
    originalDueOn: row.original_due_on,
    acceptBy: row.accept_by,
    // The row's is as of its last event; time alone moves it on.
    nextReportBy: nextReportBy(row.state, terms, now, world),
    progress: row.progress,
    expectedProgress: expectedProgress(row.state, terms, now, world),
    forecast: row.forecast,
    // Values go by an indicator's words or by its number.
    indicators: terms.indicators.map((indicator, i) => ({
      ...indicator,
      reported: values?.[indicator.text] ?? values?.[i + 1] ?? null,
    })),
    basis,
    sensitive: row.sensitive,
    supervisor: row.supervisor,
    relays: row.relays,
    templateVersion: terms.templateVersion,
    version: row.version,
    createdAt: formatInstant(row.created_at.getTime()),
    updatedAt: formatInstant(row.updated_at.getTime()),
    parentUnit: row.parent_unit,
    obstacle:
      obstacle === undefined
        ? null
        : { heldBy: obstacle.heldBy, cause: obstacle.cause, since: formatInstant(obstacle.at) },
    objection:
      objection === undefined
        ? null
        : {
            since: formatInstant(objection.at),
            reviewer: objection.reviewer,
            against: objection.against,
          },
    extension: asked === undefined ? null : { dueOn: asked.dueOn, requestedAt: formatInstant(asked.at) },
  };
}
