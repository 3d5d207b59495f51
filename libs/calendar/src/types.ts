/** A calendar day in Beijing time, `YYYY-MM-DD`. */
export type Day = string;

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** How often a task reports; one report a period. */
export type Rhythm = 'month' | 'quarter' | 'half-year' | 'year';

/** One period of a rhythm: whole days, both ends included. */
export interface Period {
  /** `2026-03`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

/** The days off and make-up days of one year, as its notices have them. */
export interface CalendarYear {
  readonly year: number;
  /** Days off of the State Council's notice, weekends among them or not. */
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays worked instead (调休). */
  readonly makeUpWorkdays: readonly Day[];
  /** Weekdays off by the region's own notice, on top of the national ones. */
  readonly regionalDaysOff: readonly Day[];
  /** Where the notice was read. */
  readonly source: string;
  /** True while the year's notice has not come: weekends and the statutory days by law only. */
  readonly provisional: boolean;
}
