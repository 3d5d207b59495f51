/**
 * A day was asked about in a year that may not even be provisional. Callers that take a year from outside ask
 * `hasYear` first and refuse with this code.
 */
export class NoCalendarError extends Error {
  readonly code = 'no-calendar';
  readonly params: { readonly year: number; readonly firstYear: number; readonly lastYear: number };

  constructor(year: number, firstYear: number, lastYear: number) {
    super(`no working-day calendar for ${year}: it reaches from ${firstYear} to ${lastYear}`);
    this.name = 'NoCalendarError';
    this.params = { year, firstYear, lastYear };
  }
}
