import { addDays, dayOf, endOfDay, periods } from '@duban/calendar';
import type { Day, Instant, Period, WorkCalendar } from '@duban/calendar';
import type { Light, TaskEvent, TaskStatus, Terms } from '../types';

/**
 * The rules said again in the plainest way: from the events alone, day by day, with the calendar's own questions. Slow,
 * and written without a look at the machine's state; the model test holds the machine to it.
 */
export interface NaiveFacts {
  status: TaskStatus;
  before: TaskStatus;
  since: Instant;
  dueOn: Day;
  /** The due day lateness counts from. */
  anchor: Day;
  acceptBy: Day;
  askedAfter: Day;
  forecast: string | null;
  reports: { at: Instant; percent: number | null }[];
  /** Instants from and to which the task was out of the lead unit's hands. */
  windows: { from: Instant; to: Instant }[];
}

export function naiveFacts(events: readonly TaskEvent[], terms: Terms, calendar: WorkCalendar): NaiveFacts {
  const facts: NaiveFacts = {
    status: 'assigned',
    before: 'assigned',
    since: events[0]?.at ?? 0,
    dueOn: terms.dueOn,
    anchor: terms.dueOn,
    acceptBy: terms.acceptBy,
    askedAfter: dayOf(events[0]?.at ?? 0),
    forecast: null,
    reports: [],
    windows: [],
  };
  for (const event of events) take(facts, event, calendar);
  return facts;
}

function take(facts: NaiveFacts, event: TaskEvent, calendar: WorkCalendar): void {
  const { at } = event;
  const leave = (to: TaskStatus): void => {
    if (['submitted', 'declined', 'suspended'].includes(facts.status)) facts.windows.push({ from: facts.since, to: at });
    facts.status = to;
    facts.since = at;
  };
  switch (event.kind) {
    case 'accepted':
      return leave('active');
    case 'declined':
      return leave('declined');
    case 'progressed':
      if (facts.status === 'returned') leave('active');
      facts.reports.push({ at, percent: event.data.percent });
      if (event.data.forecast !== null) facts.forecast = event.data.forecast;
      return;
    case 'submitted':
      return leave('submitted');
    case 'withdrawn':
      facts.status = 'active';
      facts.since = at;
      return;
    case 'approved':
      return leave('completed');
    case 'returned':
      return leave('returned');
    case 'terminated':
      return leave('terminated');
    case 'cancelled':
      return leave('cancelled');
    case 'suspended': {
      const { status } = facts;
      leave('suspended');
      facts.before = status;
      return;
    }
    case 'resumed': {
      const late = facts.since > endOfDay(calendar.lastWorkdayOnOrBefore(facts.dueOn));
      leave(facts.before);
      facts.dueOn = event.data.dueOn;
      if (!late) facts.anchor = event.data.dueOn;
      facts.acceptBy = event.data.acceptBy;
      return;
    }
    case 'extension-decided':
      if (event.data.granted) facts.anchor = facts.dueOn = event.data.dueOn ?? facts.dueOn;
      return;
    case 'reassigned':
      leave('assigned');
      facts.acceptBy = event.data.acceptBy;
      facts.askedAfter = dayOf(at);
      facts.forecast = null;
      return;
    case 'reopened':
      leave('active');
      facts.windows = [];
      facts.forecast = null;
      facts.askedAfter = dayOf(at);
      facts.anchor = facts.dueOn = event.data.dueOn;
      return;
    default:
  }
}

const nextDay = (day: Day): Day => addDays(day, 1);

/** The lead unit's working days late up to and including a day, counted one by one. */
export function naiveLate(facts: NaiveFacts, calendar: WorkCalendar, through: Day): number {
  const running = ['submitted', 'declined', 'suspended'].includes(facts.status);
  const closed = ['completed', 'terminated', 'cancelled'].includes(facts.status);
  const last = closed && dayOf(facts.since) < through ? dayOf(facts.since) : through;
  const windows = running ? [...facts.windows, { from: facts.since, to: Infinity }] : facts.windows;
  let late = 0;
  for (let day = nextDay(calendar.lastWorkdayOnOrBefore(facts.anchor)); day <= last; day = nextDay(day)) {
    const out = windows.some(({ from, to }) => dayOf(from) < day && (to === Infinity || day <= dayOf(to)));
    if (calendar.isWorkday(day) && !out) late += 1;
  }
  return late;
}

/** The light of a task at an instant not before its last event. */
export function naiveLight(facts: NaiveFacts, terms: Terms, calendar: WorkCalendar, now: Instant): Light {
  const { status } = facts;
  if (status === 'completed') return 'blue';
  if (status === 'suspended' || status === 'terminated' || status === 'cancelled') return 'grey';
  const at = status === 'submitted' ? facts.since : now;
  const due = calendar.lastWorkdayOnOrBefore(facts.dueOn);
  const behind = naiveBehind(facts, terms, calendar, at);
  const soon = at <= endOfDay(due) && calendar.workdaysBetween(dayOf(at), due) <= terms.rules.yellowWithin;
  if (at > endOfDay(due) || behind >= terms.rules.redBehind || facts.forecast === 'blocked') return 'red';
  const acceptMissed = status === 'assigned' && at > endOfDay(facts.acceptBy);
  const owes = status !== 'declined' && (behind >= terms.rules.yellowBehind || naiveMissed(facts, terms, calendar, at));
  return soon || acceptMissed || owes || facts.forecast === 'late' ? 'yellow' : 'green';
}

/** The days reports are due: the terms' own, and beyond them the rhythm's up to a due day that has moved on. */
function reportDays(facts: NaiveFacts, terms: Terms, calendar: WorkCalendar): Day[] {
  const days = [...terms.reportDays];
  const due = calendar.lastWorkdayOnOrBefore(facts.dueOn);
  if (due <= calendar.lastWorkdayOnOrBefore(terms.dueOn)) return days;
  const last = days.at(-1) ?? dayOf(terms.issuedAt);
  for (let year = Number(last.slice(0, 4)); year <= Number(due.slice(0, 4)); year++) {
    for (const { from, to } of periodsIn(terms, year)) {
      const day = calendar.lastWorkdayOnOrBefore(to);
      if (from > last && day <= due) days.push(day);
    }
  }
  return days;
}

const made = new Map<string, readonly Period[]>();

/** The periods of a year, made once: they are asked for thousands of times. */
function periodsIn({ rhythm }: Terms, year: number): readonly Period[] {
  const key = `${rhythm} ${year}`;
  const found = made.get(key) ?? periods(rhythm, year);
  made.set(key, found);
  return found;
}

const periodHolding = (terms: Terms, day: Day): { from: Day; to: Day } => {
  const found = periodsIn(terms, Number(day.slice(0, 4))).find(({ from, to }) => from <= day && day <= to);
  if (found === undefined) throw new Error(`no period holds ${day}`);
  return found;
};

const isAsked = (facts: NaiveFacts, day: Day): boolean =>
  day > facts.askedAfter && !facts.windows.some(({ from, to }) => from <= endOfDay(day) && endOfDay(day) < to);

/** Whether the last report day passed, of those asked, has neither its report nor a later one. */
function naiveMissed(facts: NaiveFacts, terms: Terms, calendar: WorkCalendar, at: Instant): boolean {
  const day = reportDays(facts, terms, calendar)
    .filter((one) => endOfDay(one) < at && isAsked(facts, one))
    .at(-1);
  if (day === undefined) return false;
  const { from } = periodHolding(terms, day);
  return !facts.reports.some((report) => dayOf(report.at) >= from);
}

/** Points behind the curve at the end of the last closed period; 0 where nothing is judged. */
function naiveBehind(facts: NaiveFacts, terms: Terms, calendar: WorkCalendar, at: Instant): number {
  if (terms.curve === null || facts.status === 'declined') return 0;
  const closed = reportDays(facts, terms, calendar)
    .filter((day) => periodHolding(terms, day).to < dayOf(at))
    .at(-1);
  if (closed === undefined || !isAsked(facts, closed)) return 0;
  const { to } = periodHolding(terms, closed);
  const reported = facts.reports.filter((report) => dayOf(report.at) <= to && report.percent !== null).at(-1);
  return naiveExpected(terms, terms.curve, to) - (reported?.percent ?? 0);
}

function naiveExpected(terms: Terms, curve: readonly number[], end: Day): number {
  const months = (Number(end.slice(0, 4)) - terms.planYear) * 12 + Number(end.slice(5, 7));
  if (months <= 0) return 0;
  if (months >= 12) return curve[3] ?? 0;
  const points = [0, ...curve];
  const quarter = Math.floor(months / 3);
  const [from = 0, to = from] = points.slice(quarter);
  return from + ((to - from) * (months % 3)) / 3;
}
