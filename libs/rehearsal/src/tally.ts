import { dayNumber, dayNumberAt, endOfDay } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import { isOverdue, lightOf, workingDaysLate } from '@duban/lifecycle';
import type { Light, Recipient, TaskEvent, TaskState, Terms, World } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';
import { Fingerprint } from './fingerprint';
import type { Engine, LevelLoad, RehearsalReport, ReportLoad, Spread } from './types';
import { Workload } from './workload';

/** A task at the end of its year. */
export interface PlayedTask {
  readonly unit: string;
  readonly level: Level;
  readonly terms: Terms;
  readonly events: readonly TaskEvent[];
  readonly state: TaskState;
}

interface UnitLoad {
  readonly level: Level;
  tasks: number;
  asked: number;
  made: number;
}

/** What stands at the head of a report. */
export type ReportHead = Pick<
  RehearsalReport,
  'seed' | 'year' | 'behaviour' | 'depth' | 'territories' | 'issuedOn'
>;

const named = 12;

/** The last instant of a rehearsal of a year. */
export function endOfRehearsal(year: number): Instant {
  return endOfDay(lastDay(year));
}

const lastDay = (year: number): Day => `${year}-12-31`;

/** Sums up a rehearsal task by task, whichever engine played it; keeps a few bytes a task. */
export class Tally {
  readonly workload: Workload;
  readonly #until: Instant;
  readonly #fingerprint = new Fingerprint();
  readonly #units = new Map<string, UnitLoad>();
  readonly #board: Record<Light, number> = { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 };
  readonly #steps = new Map<number, number>();
  readonly #counts = {
    ...{ tasks: 0, reminders: 0, missed: 0, obstacles: 0, objections: 0 },
    ...{ late: 0, lateDays: 0, latest: 0, overdue: 0 },
  };

  constructor(
    private readonly head: ReportHead,
    private readonly world: World,
  ) {
    this.#until = endOfRehearsal(head.year);
    this.workload = new Workload(dayNumber(head.issuedOn), dayNumberAt(this.#until));
  }

  task({ unit, level, terms, events, state }: PlayedTask): void {
    const counts = this.#counts;
    const load = this.#units.get(unit) ?? { level, tasks: 0, asked: 0, made: 0 };
    this.#units.set(unit, load);
    load.tasks += 1;
    load.asked += terms.reportDays.length;
    for (const { kind, data } of events) {
      if (kind === 'reminded') counts.reminders += 1;
      else if (kind === 'report-missed') counts.missed += 1;
      else if (kind === 'progressed') load.made += 1;
      else if (kind === 'obstacle-raised') counts.obstacles += 1;
      else if (kind === 'objected') counts.objections += 1;
      else if (kind === 'escalated') this.#steps.set(data.level, (this.#steps.get(data.level) ?? 0) + 1);
    }
    counts.tasks += 1;
    const late = workingDaysLate(state, terms, this.#until, this.world);
    if (late > 0) {
      counts.late += 1;
      counts.lateDays += late;
      counts.latest = Math.max(counts.latest, late);
    }
    if (isOverdue(state, terms, this.#until, this.world)) counts.overdue += 1;
    this.#board[lightOf(state, terms, this.#until, this.world)] += 1;
    this.#fingerprint.add({ unit, key: terms.key, clause: terms.clause }, events);
  }

  /** A line of a digest, at the instant it is sent. */
  line(recipient: Recipient, at: Instant, count = 1): void {
    if (at <= this.#until) this.workload.lines(recipient, dayNumberAt(at), count);
  }

  urgent(recipient: Recipient, at: Instant): void {
    if (at <= this.#until) this.workload.urgent(recipient, dayNumberAt(at));
  }

  report(engine: Engine): RehearsalReport {
    const { head, world } = this;
    const counts = this.#counts;
    const sums = this.workload.sums();
    const endsOn = lastDay(head.year);
    const workingDays = world.calendar.workdaysBetween(head.issuedOn, endsOn);
    const perPersonDay = (total: number, max: number): Spread => ({
      mean: mean(total, sums.people * workingDays),
      max,
    });
    const items = sums.days.reduce((sum, day) => sum + day.items, 0);
    const total = sums.digests + sums.urgent;
    return {
      ...{ seed: head.seed, year: head.year, engine, behaviour: head.behaviour, depth: head.depth },
      ...{ territories: head.territories, issuedOn: head.issuedOn, endsOn, workingDays },
      ...{ dockets: this.#units.size, tasks: counts.tasks, reminders: counts.reminders },
      ...{ digests: sums.digests, urgent: sums.urgent },
      ...{ obstacles: counts.obstacles, objections: counts.objections },
      escalations: [...this.#steps].sort(([a], [b]) => a - b).map(([level, count]) => ({ level, count })),
      overdueDays: {
        mean: mean(counts.lateDays, counts.late),
        max: counts.latest,
        tasks: counts.late,
        atEnd: counts.overdue,
      },
      workload: {
        people: sums.people,
        perPersonDay: perPersonDay(items, sums.mostItems),
        busiest: sums.busiest,
      },
      messages: { total, perPersonDay: perPersonDay(total, sums.mostMessages) },
      reports: this.#reports(),
      levels: this.#levels(),
      days: sums.days,
      board: { ...this.#board },
      fingerprint: this.#fingerprint.value(),
    };
  }

  #reports(): ReportLoad {
    const units = [...this.#units];
    const asked = sumOf(units, ([, { asked: one }]) => one);
    const byLoad = units.sort(([a, { asked: left }], [b, { asked: right }]) =>
      left === right ? (a < b ? -1 : 1) : right - left,
    );
    return {
      asked,
      made: sumOf(units, ([, { made }]) => made),
      missed: this.#counts.missed,
      perUnit: { mean: mean(asked, units.length), max: byLoad[0]?.[1].asked ?? 0 },
      busiest: byLoad
        .slice(0, named)
        .map(([unit, load]) => ({ unit, tasks: load.tasks, asked: load.asked, made: load.made })),
    };
  }

  #levels(): readonly LevelLoad[] {
    const order: readonly Level[] = ['region', 'prefecture', 'county', 'township', 'village'];
    return order.flatMap((level) => {
      const units = [...this.#units.values()].filter((load) => load.level === level);
      if (units.length === 0) return [];
      const tasks = sumOf(units, (load) => load.tasks);
      return [{ level, units: units.length, tasks, reports: sumOf(units, (load) => load.asked) }];
    });
  }
}

/** To three places: what a table shows and a comparison can hold. */
function mean(total: number, count: number): number {
  return count === 0 ? 0 : Math.round((total / count) * 1000) / 1000;
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
}
