import type { WorkingDays } from '../types';
import { dayNumberOf, dayText, yearOf } from './days';
import type { DayNumber } from './days';

/**
 * The working days of a calendar as one sorted list with running counts, so that every question is a look-up.
 * Built from `hasYear` and `isWorkday` alone, year by year as they are asked for.
 *
 * Beyond the last year with a calendar nothing is guessed: steps into it are `Infinity` (never), and counting
 * stops at its border.
 */
export class WorkdayIndex {
  private first = 0;
  private last = -1;
  private base = 0;
  /** Working days from `base` up to and including each day. */
  private counts: Int32Array = new Int32Array(0);
  private list: Int32Array = new Int32Array(0);

  constructor(private readonly calendar: WorkingDays) {}

  isWorkday(day: DayNumber): boolean {
    const before = this.count(day - 1);
    return this.count(day) > before;
  }

  /** The last working day on or before the day; throws RangeError where the calendar has no such year. */
  lastOnOrBefore(day: DayNumber): DayNumber {
    const found = this.covers(day) ? this.list[this.count(day) - 1] : undefined;
    if (found !== undefined) return found;
    // The first days of the first known year have no working day before them here: look one year back.
    const before =
      this.covers(day) && this.extend(this.first - 1) ? this.list[this.count(day) - 1] : undefined;
    if (before === undefined) throw new RangeError(`no working-day calendar for ${dayText(day)}`);
    return before;
  }

  /** The nth working day after the day (before it where n is negative), itself not counted; 0 is the day. */
  add(day: DayNumber, n: number): DayNumber {
    if (n === 0) return day;
    for (;;) {
      const own = n < 0 && this.isWorkday(day) ? 1 : 0;
      const at = this.count(day) + n - (n > 0 ? 1 : own);
      const found = this.list[at];
      if (found !== undefined) return found;
      if (!this.extend(n > 0 ? this.last + 1 : this.first - 1)) return n > 0 ? Infinity : -Infinity;
    }
  }

  /** Working days d with from < d <= to; 0 where to is not after from. */
  between(from: DayNumber, to: DayNumber): number {
    if (to <= from) return 0;
    const before = this.count(from);
    return this.count(to) - before;
  }

  /**
   * From the first day of the first year taken in, which an earlier day moves: of two counts that are compared the
   * earlier day's comes first.
   */
  private count(day: DayNumber): number {
    let at = day - this.base;
    if (at < 0 || at >= this.counts.length) {
      this.covers(day);
      at = day - this.base;
    }
    return at < 0 ? 0 : (this.counts[Math.min(at, this.counts.length - 1)] ?? 0);
  }

  /** Whether the day's year is known, taking it and its two successors in where they are. */
  private covers(day: DayNumber): boolean {
    const year = yearOf(day);
    while (year > this.last && this.last >= this.first && this.extend(this.last + 1));
    while (year < this.first && this.extend(this.first - 1));
    if (this.last < this.first && this.extend(year)) {
      while (this.last < year + 2 && this.extend(this.last + 1));
    }
    return year >= this.first && year <= this.last;
  }

  private extend(year: number): boolean {
    if (!this.calendar.hasYear(year)) return false;
    const none = this.last < this.first;
    this.first = none ? year : Math.min(this.first, year);
    this.last = none ? year : Math.max(this.last, year);
    this.base = dayNumberOf(this.first, 1, 1);
    const length = dayNumberOf(this.last + 1, 1, 1) - this.base;
    const counts = new Int32Array(length);
    const list: number[] = [];
    for (let i = 0; i < length; i++) {
      if (this.calendar.isWorkday(dayText(this.base + i))) list.push(this.base + i);
      counts[i] = list.length;
    }
    this.counts = counts;
    this.list = Int32Array.from(list);
    return true;
  }
}
