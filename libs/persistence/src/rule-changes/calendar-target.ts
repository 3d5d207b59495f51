import { dayOf, reportDays, WorkCalendar } from '@duban/calendar';
import type { CalendarYear, Day } from '@duban/calendar';
import type { Terms, TermsChange, World } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { withContentId } from '../dispatch/terms-book';
import type { IssuedTerms } from '../record/issued-terms';
import type { LoadedTask } from '../record/loaded-task';
import type { TermsTarget } from './terms-target';

/** Two calendars of one world: as it was, and as it is. */
export interface CalendarShift {
  readonly year: number;
  readonly former: WorkCalendar;
  readonly calendar: WorkCalendar;
  readonly world: World;
}

/** The calendar with another notice of a year in place of its own; null: with none, so that the year is provisional. */
export function calendarWith(
  years: readonly CalendarYear[],
  year: number,
  notice: CalendarYear | null,
  today: Day,
): WorkCalendar {
  const others = years.filter((each) => each.year !== year);
  return new WorkCalendar(notice === null ? others : [...others, notice], today);
}

/** All tasks under a calendar in which one year has another notice. */
export class CalendarTarget implements TermsTarget {
  readonly clauses = null;
  readonly statuses = null;
  readonly #former: World;
  readonly #world: World;
  readonly #terms = new Map<string, Terms>();

  constructor(private readonly shift: CalendarShift) {
    this.#former = { ...shift.world, calendar: shift.former };
    this.#world = { ...shift.world, calendar: shift.calendar };
  }

  async dockets(at: Connection | Pool, after: string | null, limit: number): Promise<string[]> {
    const found = await at.query<{ id: string }>({
      name: 'dockets-after',
      text: 'SELECT id FROM docket WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      values: [after, limit],
    });
    return found.rows.map(({ id }) => id);
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  changeOf(_task: Pick<LoadedTask, 'id'>, { terms: from, dispatchId, issueId }: IssuedTerms): TermsChange {
    let to = this.#terms.get(from.id);
    if (to === undefined) {
      to = retimed(from, this.shift, dispatchId ?? issueId);
      this.#terms.set(from.id, to);
    }
    return { cause: 'calendar', of: this.shift.year, from, to, former: this.#former, world: this.#world };
  }
}

/**
 * Terms whose days of acceptance and report are counted anew. Days that the former calendar does not explain were set
 * otherwise, or have been counted anew already: they stay.
 */
export function retimed(
  terms: Terms,
  { former, calendar }: Pick<CalendarShift, 'calendar' | 'former'>,
  issuer: string,
): Terms {
  const was = daysOf(terms, former);
  const is = daysOf(terms, calendar);
  const acceptBy = was.acceptBy === terms.acceptBy ? is.acceptBy : terms.acceptBy;
  const asked = was.reportDays.join() === terms.reportDays.join() ? is.reportDays : terms.reportDays;
  if (acceptBy === terms.acceptBy && asked.join() === terms.reportDays.join()) return terms;
  const { id: _, ...body } = terms;
  return withContentId(issuer, { ...body, acceptBy, reportDays: asked });
}

function daysOf({ issuedAt, dueOn, rhythm, rules }: Terms, calendar: WorkCalendar) {
  const issuedOn = dayOf(issuedAt);
  const { firstPeriodMin, acceptWithin } = rules;
  return {
    acceptBy: calendar.addWorkdays(issuedOn, acceptWithin),
    reportDays: reportDays(calendar, { rhythm, issuedOn, dueOn, firstPeriodMin }),
  };
}
