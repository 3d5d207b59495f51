import type { Instant } from '@duban/calendar';
import { assessTask, isReached, termsAfter } from '@duban/lifecycle';
import type {
  AssessedTask,
  AssessmentRules,
  JudgedFigure,
  TaskEvent,
  Terms,
  UnitShare,
} from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Pool } from 'pg';
import { indicatorsOfYear } from '../indicators/indicator-row';
import type { IndicatorRow } from '../indicators/indicator-row';
import { ownValues, StandingValues } from '../indicators/own-value';
import type { OwnValue } from '../indicators/own-value';
import { settingsOf } from '../indicators/settings';
import type { Settings } from '../indicators/settings';
import { formerValues, targetsOf, wholeOf } from '../indicators/targets';
import { eventOf } from '../record/history';
import type { StoredEvent } from '../record/history';
import { TermsCache } from '../record/issued-terms';
import type { IssuedTerms } from '../record/issued-terms';
import type { WorldData } from '../world/load-world';

/** What an assessment counts: by which rules, up to when, and which rows were there by then. */
export interface AssessmentFrame {
  readonly year: number;
  readonly rules: AssessmentRules;
  readonly cutoff: Instant;
  /** Reports and settings of figures up to these rows; null: all. */
  readonly reportsUpto: number | null;
  readonly settingsUpto: number | null;
}

/** A task to assess; `uptoSeq` null: all of its events up to the cut-off. */
export interface TaskToAssess {
  readonly id: string;
  readonly uptoSeq: number | null;
}

/** A task's shares, and the last event that counted. */
export interface AssessedShares {
  readonly taskId: string;
  readonly uptoSeq: number;
  readonly shares: readonly UnitShare[];
}

/** Assesses tasks in batches: the figures of the year are read once, everything else with the batch that needs it. */
export class Assessor {
  readonly #terms = new TermsCache();
  #figures: Promise<Figures> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly worldData: WorldData,
    private readonly frame: AssessmentFrame,
  ) {}

  /** The shares of some tasks; those without an event by the cut-off are left out. */
  async assess(tasks: readonly TaskToAssess[]): Promise<readonly AssessedShares[]> {
    const { rules, cutoff } = this.frame;
    const histories = await this.#histories(tasks);
    const issued = await this.#terms.get(this.pool, termsIn(histories));
    const book = (id: string): Terms => bookEntry(issued, id).terms;
    const judge = await this.#judge(histories, issued);
    return [...histories].map(([taskId, events]) => {
      const task: AssessedTask = { taskId, book, events, figures: judge(taskId, events) };
      const shares = assessTask(task, rules, cutoff, this.worldData.world);
      return { taskId, uptoSeq: events.at(-1)?.seq ?? 0, shares };
    });
  }

  async #histories(tasks: readonly TaskToAssess[]): Promise<ReadonlyMap<string, readonly TaskEvent[]>> {
    const found = await this.pool.query<StoredEvent>({
      name: 'assessed-histories',
      text: `SELECT task_id, seq, kind, at, recorded_at, actor, data, hash FROM task_event
             WHERE task_id = ANY ($1::uuid[]) AND at <= $2 ORDER BY task_id, seq`,
      values: [tasks.map(({ id }) => id), new Date(this.frame.cutoff)],
    });
    const upto = new Map(tasks.map(({ id, uptoSeq }) => [id, uptoSeq ?? Infinity]));
    const histories = new Map<string, TaskEvent[]>();
    for (const stored of found.rows) {
      if (stored.seq > (upto.get(stored.task_id) ?? 0)) continue;
      const history = histories.get(stored.task_id) ?? [];
      history.push(eventOf(stored));
      histories.set(stored.task_id, history);
    }
    return histories;
  }

  /** How each task's figures stood at the year's end (or the cut-off), where there is a value and a target. */
  async #judge(
    histories: ReadonlyMap<string, readonly TaskEvent[]>,
    issued: ReadonlyMap<string, IssuedTerms>,
  ): Promise<(taskId: string, events: readonly TaskEvent[]) => readonly JudgedFigure[]> {
    const figures = await (this.#figures ??= this.#loadFigures());
    const book = (id: string): Terms => bookEntry(issued, id).terms;
    const concerned = [...histories].flatMap(([taskId, events]) => {
      const terms = termsAfter({ events, book });
      if (terms.indicators.length === 0) return [];
      const { issueId } = bookEntry(issued, terms.id);
      const rows = figures.rows.get(figureKey(issueId, terms.clause, terms.key)) ?? [];
      return [{ taskId, rows, territory: territoryOf(events) }];
    });
    const rows = [...new Set(concerned.flatMap((each) => each.rows))];
    const territories = [...new Set(concerned.map(({ territory }) => territory))];
    const scope = { territories, until: this.frame.cutoff, ...this.#upto() };
    const values = await ownValues(this.pool, { indicators: rows.map(({ id }) => id), ...scope });
    const former = await formerValues(this.pool, rows, scope);
    const standing = new Map(rows.map(({ id }) => [id, standingOf(values, id)]));
    const found = new Map<string, readonly JudgedFigure[]>();
    for (const { taskId, rows: its, territory } of concerned) {
      const judged = its.flatMap((row) => {
        const value = standing.get(row.id)?.by(territory, `${row.plan_year}-12-31`);
        const settings = figures.settings(row.id);
        const target = targetsOf(
          row,
          figures.whole.get(row.id) ?? row.whole,
          settings,
          former(row.id),
        )(territory);
        if (value === undefined || target.value === null) return [];
        const reached = isReached(row.body.comparator, value.value, target.value);
        return [
          { figure: row.position, isReached: reached, seq: value.taskId === taskId ? value.seq : null },
        ];
      });
      found.set(taskId, judged);
    }
    return (taskId) => found.get(taskId) ?? [];
  }

  #upto(): { readonly reportsUpto?: number } {
    const { reportsUpto } = this.frame;
    return reportsUpto === null ? {} : { reportsUpto };
  }

  async #loadFigures(): Promise<Figures> {
    const all = await indicatorsOfYear(this.pool, this.frame.year);
    const rows = new Map<string, IndicatorRow[]>();
    const whole = new Map<string, string>();
    for (const row of all) {
      const key = figureKey(row.issue_id, row.clause, row.key);
      rows.set(key, [...(rows.get(key) ?? []), row]);
      whole.set(row.id, await wholeOf(this.pool, row));
    }
    const ids = all.map(({ id }) => id);
    return { rows, whole, settings: await settingsOf(this.pool, ids, this.frame.settingsUpto) };
  }
}

/** The figures of a year, by issue, clause and key. */
interface Figures {
  readonly rows: ReadonlyMap<string, readonly IndicatorRow[]>;
  readonly whole: ReadonlyMap<string, string>;
  readonly settings: (indicator: string) => Settings;
}

const figureKey = (issue: string, clause: number, key: string): string => `${issue}/${clause}/${key}`;

const standingOf = (values: readonly OwnValue[], indicator: string): StandingValues =>
  new StandingValues(values.filter(({ indicatorId }) => indicatorId === indicator));

function bookEntry(issued: ReadonlyMap<string, IssuedTerms>, id: string): IssuedTerms {
  const found = issued.get(id);
  if (found === undefined) throw new Error(`Terms ${id} were not read.`);
  return found;
}

function termsIn(histories: ReadonlyMap<string, readonly TaskEvent[]>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const events of histories.values()) {
    for (const { data } of events) if ('termsId' in data) ids.add(data.termsId);
  }
  return ids;
}

/** The territory of the unit that last got the task. */
function territoryOf(events: readonly TaskEvent[]): string {
  const last = events.findLast(({ data }) => 'unit' in data && 'docketId' in data);
  return last !== undefined && 'unit' in last.data ? splitUnit(last.data.unit)[0] : '';
}
