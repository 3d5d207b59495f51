import type { Day } from '@duban/calendar';
import type { Level } from '@duban/organisation';

/** What one unit may be asked: things to hand in, in any week, any month, a year. */
export interface Budget {
  readonly week: number;
  readonly month: number;
  readonly year: number;
}
export type Budgets = Readonly<Record<Level, Budget>>;
export type Span = keyof Budget;

/** Days on which a unit owes something, and how often on such a day: each task's reports and its due day. */
export interface Asked {
  readonly unit: string;
  readonly days: readonly Day[];
  /** Tasks that ask so. */
  readonly times: number;
}

/** A budget that is broken: in which week, month or year the unit is asked most, and how much of it is new. */
export interface OverBudget {
  readonly unit: string;
  readonly level: Level;
  readonly span: Span;
  /** `2026-W26` (ISO 8601), `2026-06`, `2026`. */
  readonly period: string;
  /** With what is asked already. */
  readonly asked: number;
  /** Of it, what running tasks ask. */
  readonly before: number;
  readonly limit: number;
}

const spans: readonly Span[] = ['week', 'month', 'year'];
const dayMs = 86_400_000;
const monday = 1;
const thursday = 4;

/** What units are asked, by week, month and year. */
export class AskedBook {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #keys = new Map<Day, readonly string[]>();

  add({ unit, days, times }: Asked): void {
    let counts = this.#counts.get(unit);
    if (counts === undefined) {
      counts = new Map();
      this.#counts.set(unit, counts);
    }
    for (const day of days) {
      for (const key of this.#periodsOf(day)) counts.set(key, (counts.get(key) ?? 0) + times);
    }
  }

  units(): Iterable<string> {
    return this.#counts.keys();
  }

  /** How often a unit is asked in a period. */
  count(unit: string, period: string): number {
    return this.#counts.get(unit)?.get(period) ?? 0;
  }

  periods(unit: string): Iterable<string> {
    return this.#counts.get(unit)?.keys() ?? [];
  }

  #periodsOf(day: Day): readonly string[] {
    let found = this.#keys.get(day);
    if (found === undefined) {
      found = [weekOf(day), day.slice(0, 7), day.slice(0, 4)];
      this.#keys.set(day, found);
    }
    return found;
  }
}

/** The ISO week a day belongs to: the year is the one its Thursday lies in. */
export function weekOf(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  const middle = new Date(date.getTime() + (thursday - weekday) * dayMs);
  const first = Date.UTC(middle.getUTCFullYear(), 0, monday);
  const number = Math.floor((middle.getTime() - first) / (7 * dayMs)) + 1;
  return `${middle.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
}

const spanOf = (period: string): Span =>
  period.includes('W') ? 'week' : period.includes('-') ? 'month' : 'year';

/**
 * The budgets that new tasks break, for each unit and span the worst period; the worst first. A budget that was broken
 * before and is not asked more of by the new tasks is no reason to warn.
 */
export function overBudget(
  fresh: AskedBook,
  before: AskedBook,
  levelOf: (unit: string) => Level | null,
  budgets: Budgets,
): readonly OverBudget[] {
  const found: OverBudget[] = [];
  for (const unit of fresh.units()) {
    const level = levelOf(unit);
    if (level === null) continue;
    const worst = new Map<Span, OverBudget>();
    for (const period of fresh.periods(unit)) {
      const span = spanOf(period);
      const earlier = before.count(unit, period);
      const asked = fresh.count(unit, period) + earlier;
      const limit = budgets[level][span];
      if (asked > limit && asked > (worst.get(span)?.asked ?? 0)) {
        worst.set(span, { unit, level, span, period, asked, before: earlier, limit });
      }
    }
    found.push(...spans.flatMap((span) => worst.get(span) ?? []));
  }
  return found.sort((a, b) => b.asked / b.limit - a.asked / a.limit || (a.unit < b.unit ? -1 : 1));
}
