import { dayFromNumber, dayNumber, dayNumberOf, weekdayOfNumber, yearOf } from './day';
import { lastLunarYear } from './lunar-days';
import { NoCalendarError } from './no-calendar.error';
import { firstStatutoryYear, provisionalYear } from './statutory';
import type { CalendarYear, Day } from './types';

/** How many years beyond the last one known may be planned on weekends and statutory days alone. */
export const provisionalYears = 2;

/**
 * Working days in Beijing time: State Council days with make-up days, plus the region's own days off. A year
 * without a notice is provisional; one further ahead than `provisionalYears` beyond the last notice (or
 * beyond `today`, whichever is later) has no calendar, and every question about it throws NoCalendarError.
 * All questions are answered in constant time from two tables made once.
 */
export class WorkCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  /** The last year whose notice is loaded; null where there is none. */
  readonly lastNoticeYear: number | null;
  readonly #years = new Map<number, CalendarYear>();
  readonly #start: number;
  /** Per day from `#start`: working days up to and including it. */
  readonly #rank: Int32Array;
  /** Day numbers of the working days, in order; the one of rank r stands at r − 1. */
  readonly #workdays: Int32Array;
  /** The texts of all days, so that answers allocate nothing. */
  readonly #texts: readonly Day[];

  constructor(years: readonly CalendarYear[], today: Day | null = null) {
    for (const year of years) this.#years.set(year.year, year);
    const noticed = years.filter((year) => !year.provisional).map((year) => year.year);
    this.lastNoticeYear = noticed.length > 0 ? Math.max(...noticed) : null;
    const known = [
      this.lastNoticeYear ?? firstStatutoryYear,
      today === null ? firstStatutoryYear : yearOf(today),
    ];
    this.firstYear = Math.min(firstStatutoryYear, ...noticed);
    this.lastYear = Math.min(Math.max(...known) + provisionalYears, lastLunarYear);
    this.#start = dayNumberOf(this.firstYear, 1, 1);
    const length = dayNumberOf(this.lastYear + 1, 1, 1) - this.#start;
    const working = this.#markWorkdays(length);
    this.#rank = new Int32Array(length);
    this.#workdays = new Int32Array(length);
    this.#texts = Array.from({ length }, (_, i) => dayFromNumber(this.#start + i));
    let rank = 0;
    for (let i = 0; i < length; i++) {
      if (working[i] === 1) this.#workdays[rank++] = this.#start + i;
      this.#rank[i] = rank;
    }
    this.#workdays = this.#workdays.subarray(0, rank);
  }

  /** True for a year the calendar reaches, provisional or not. */
  hasYear(year: number): boolean {
    return Number.isInteger(year) && year >= this.firstYear && year <= this.lastYear;
  }

  /** True where the year's notice (or that of the day's year) is not loaded. */
  isProvisional(yearOrDay: number | Day): boolean {
    const year = typeof yearOrDay === 'number' ? yearOrDay : yearOf(yearOrDay);
    if (!this.hasYear(year)) throw new NoCalendarError(year, this.firstYear, this.lastYear);
    return this.year(year).provisional;
  }

  /** The notice of a year, or what stands in for it. */
  year(year: number): CalendarYear {
    if (!this.hasYear(year)) throw new NoCalendarError(year, this.firstYear, this.lastYear);
    let found = this.#years.get(year);
    if (found === undefined) {
      found = provisionalYear(year);
      this.#years.set(year, found);
    }
    return found;
  }

  isWorkday(day: Day): boolean {
    const i = this.#index(day);
    return this.#rankAt(i) !== (i === 0 ? 0 : this.#rankAt(i - 1));
  }

  /** The last working day on or before the day: the effective day of a legal one. */
  lastWorkdayOnOrBefore(day: Day): Day {
    return this.#workdayOfRank(this.#rankAt(this.#index(day)), day);
  }

  /** The first working day on or after the day. */
  firstWorkdayOnOrAfter(day: Day): Day {
    const i = this.#index(day);
    return this.#workdayOfRank((i === 0 ? 0 : this.#rankAt(i - 1)) + 1, day);
  }

  /** The nth working day after the day, itself not counted; before it where n is negative; the day itself for 0. */
  addWorkdays(day: Day, n: number): Day {
    const i = this.#index(day);
    if (n === 0) return day;
    if (n > 0) return this.#workdayOfRank(this.#rankAt(i) + n, day);
    return this.#workdayOfRank((i === 0 ? 0 : this.#rankAt(i - 1)) + 1 + n, day);
  }

  /** Working days d with from < d ≤ to; negative where `to` lies before `from`. */
  workdaysBetween(from: Day, to: Day): number {
    return this.#rankAt(this.#index(to)) - this.#rankAt(this.#index(from));
  }

  #index(day: Day): number {
    const i = dayNumber(day) - this.#start;
    if (!(i >= 0 && i < this.#rank.length)) {
      throw new NoCalendarError(yearOf(day), this.firstYear, this.lastYear);
    }
    return i;
  }

  #rankAt(i: number): number {
    return this.#rank[i] ?? 0;
  }

  #workdayOfRank(rank: number, asked: Day): Day {
    const number = this.#workdays[rank - 1];
    const text = number === undefined ? undefined : this.#texts[number - this.#start];
    if (text !== undefined) return text;
    const year = rank < 1 ? this.firstYear - 1 : Math.max(this.lastYear + 1, yearOf(asked));
    throw new NoCalendarError(year, this.firstYear, this.lastYear);
  }

  #markWorkdays(length: number): Uint8Array {
    const working = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      const weekday = weekdayOfNumber(this.#start + i);
      working[i] = weekday === 0 || weekday === 6 ? 0 : 1;
    }
    const mark = (days: readonly Day[], value: number): void => {
      for (const day of days) {
        const i = dayNumber(day) - this.#start;
        if (i >= 0 && i < length) working[i] = value;
      }
    };
    const all = Array.from({ length: this.lastYear - this.firstYear + 1 }, (_, i) =>
      this.year(this.firstYear + i),
    );
    for (const year of all) mark(year.holidays, 0);
    for (const year of all) mark(year.makeUpWorkdays, 1);
    for (const year of all) mark(year.regionalDaysOff, 0);
    return working;
  }
}
