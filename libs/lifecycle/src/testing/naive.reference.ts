import { addDays, dayOf as calendarDayOf, endOfDay, periods } from '@duban/calendar';
import type { Day, Instant, Period, WorkCalendar } from '@duban/calendar';
import type { EventKind, Light, TaskEvent, TaskStatus, Terms } from '../types';

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
  /** The obstacle another unit holds. */
  obstacle: Instant | null;
  /** Instants from and to which another unit held an obstacle, and was not found not to. */
  obstacles: { from: Instant; to: Instant }[];
  /** An obstacle was open when it was submitted (or came back to be so): the light stays as it was then. */
  obstacleAtSubmission: boolean;
  /** Where it stood before it was terminated. */
  ended: { status: TaskStatus; since: Instant; before: TaskStatus };
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
    obstacle: null,
    obstacles: [],
    obstacleAtSubmission: false,
    ended: { status: 'assigned', since: 0, before: 'assigned' },
  };
  for (const event of events) take(facts, event, calendar);
  return facts;
}

/** The status changes; where the old one held the task out of the lead unit's hands, that is over. */
function leave(facts: NaiveFacts, to: TaskStatus, at: Instant): void {
  if (['submitted', 'declined', 'suspended'].includes(facts.status)) {
    facts.windows.push({ from: facts.since, to: at });
  }
  facts.status = to;
  facts.since = at;
}

const statusOf: Partial<Record<EventKind, TaskStatus>> = {
  accepted: 'active',
  declined: 'declined',
  submitted: 'submitted',
  approved: 'completed',
  returned: 'returned',
  terminated: 'terminated',
  cancelled: 'cancelled',
  reassigned: 'assigned',
  reopened: 'active',
};

function take(facts: NaiveFacts, event: TaskEvent, calendar: WorkCalendar): void {
  const { at, kind } = event;
  const { status, since } = facts;
  const to = statusOf[kind];
  takeObstacle(facts, event);
  if (kind === 'terminated') facts.ended = { status, since, before: facts.before };
  if (to !== undefined) leave(facts, to, at);
  if (kind === 'progressed') {
    if (status === 'returned') leave(facts, 'active', at);
    facts.reports.push({ at, percent: event.data.percent });
    facts.forecast = event.data.forecast ?? facts.forecast;
  } else if (kind === 'withdrawn') {
    facts.status = 'active';
    facts.since = at;
  } else if (kind === 'suspended') {
    leave(facts, 'suspended', at);
    facts.before = status;
  } else if (kind === 'objection-decided' && event.data.undone !== null) {
    undo(facts, event.data.undone, at, calendar);
  } else if (kind === 'resumed') {
    if (since <= endOfDay(calendar.lastWorkdayOnOrBefore(facts.dueOn))) facts.anchor = event.data.dueOn;
    leave(facts, facts.before, at);
    facts.dueOn = event.data.dueOn;
    facts.acceptBy = event.data.acceptBy;
  } else takeTerms(facts, event);
  const comesBack = kind === 'submitted' || kind === 'resumed' || kind === 'objection-decided';
  if (comesBack && facts.status === 'submitted') facts.obstacleAtSubmission = facts.obstacle !== null;
}

/**
 * An obstacle lasts until it is cleared, the task is closed, or another unit has it; its days are the holder's, unless
 * the supervising unit finds that there was none.
 */
function takeObstacle(facts: NaiveFacts, event: TaskEvent): void {
  const { kind, at } = event;
  if (kind === 'obstacle-raised') facts.obstacle = at;
  const handedOn = kind === 'reassigned' && event.data.from !== event.data.unit;
  const closed = kind === 'approved' || kind === 'terminated' || kind === 'cancelled';
  if (facts.obstacle === null || !(closed || handedOn || kind === 'obstacle-cleared')) return;
  const founded = kind !== 'obstacle-cleared' || event.data.founded;
  if (founded) facts.obstacles.push({ from: facts.obstacle, to: at });
  facts.obstacle = null;
}

/** An upheld objection: a returned task is submitted again, a terminated one as before; what lay between is nobody's. */
function undo(
  facts: NaiveFacts,
  undone: { readonly dueOn: Day; readonly acceptBy: Day },
  at: Instant,
  calendar: WorkCalendar,
): void {
  facts.windows.push({ from: facts.since, to: at });
  if (facts.status === 'returned') facts.status = 'submitted';
  else {
    const stopped = facts.ended.status === 'suspended' ? facts.ended.since : facts.since;
    if (stopped <= endOfDay(calendar.lastWorkdayOnOrBefore(facts.dueOn))) facts.anchor = undone.dueOn;
    facts.status = facts.ended.status;
    facts.before = facts.ended.before;
    facts.dueOn = undone.dueOn;
    facts.acceptBy = undone.acceptBy;
  }
  facts.since = at;
}

/** What sets the days anew. */
function takeTerms(facts: NaiveFacts, event: TaskEvent): void {
  if (event.kind === 'extension-decided' && event.data.dueOn !== null) {
    facts.anchor = event.data.dueOn;
    facts.dueOn = event.data.dueOn;
  } else if (event.kind === 'reassigned') {
    facts.acceptBy = event.data.acceptBy;
    facts.askedAfter = dayOf(event.at);
    facts.forecast = null;
  } else if (event.kind === 'reopened') {
    facts.windows = [];
    facts.obstacles = [];
    facts.forecast = null;
    facts.askedAfter = dayOf(event.at);
    facts.anchor = event.data.dueOn;
    facts.dueOn = event.data.dueOn;
  }
}

const following = new Map<Day, Day>();

/** The day after, worked out once: the counting below goes day by day, thousands of times. */
function nextDay(day: Day): Day {
  const found = following.get(day) ?? addDays(day, 1);
  following.set(day, found);
  return found;
}

const daysSeen = new Map<number, Day>();

/** The Beijing day of an instant, worked out once an hour of the calendar. */
export function dayOf(instant: Instant): Day {
  const hour = Math.floor(instant / 3_600_000);
  const found = daysSeen.get(hour) ?? calendarDayOf(instant);
  daysSeen.set(hour, found);
  return found;
}

/** Whether a day lies after the beginning of one of the windows and not after its end. */
const isIn = (windows: readonly { from: Instant; to: Instant }[], day: Day): boolean =>
  windows.some((one) => dayOf(one.from) < day && (one.to === Infinity || day <= dayOf(one.to)));

/** Times in which the task was under review, handed back or suspended, the present one among them. */
function timesOut(facts: NaiveFacts): readonly { from: Instant; to: Instant }[] {
  const goesOn = ['submitted', 'declined', 'suspended'].includes(facts.status);
  return goesOn ? [...facts.windows, { from: facts.since, to: Infinity }] : facts.windows;
}

/** The working days d with from < d <= to that are the lead unit's own, counted one by one. */
export function naiveCounted(facts: NaiveFacts, calendar: WorkCalendar, from: Day, to: Day): number {
  const out = [...timesOut(facts), ...facts.obstacles];
  if (facts.obstacle !== null) out.push({ from: facts.obstacle, to: Infinity });
  let counted = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) {
    if (calendar.isWorkday(day) && !isIn(out, day)) counted += 1;
  }
  return counted;
}

/** The working days after the due day and the raising that the holder of the open obstacle has let pass, up to a day. */
export function naiveHeld(facts: NaiveFacts, calendar: WorkCalendar, through: Day): number {
  const due = calendar.lastWorkdayOnOrBefore(facts.anchor);
  const raised = dayOf(facts.obstacle ?? 0);
  let counted = 0;
  for (let day = nextDay(raised > due ? raised : due); day <= through; day = nextDay(day)) {
    if (calendar.isWorkday(day) && !isIn(facts.windows, day)) counted += 1;
  }
  return counted;
}

/** The lead unit's working days late up to and including a day; none after the closing. */
export function naiveLate(facts: NaiveFacts, calendar: WorkCalendar, through: Day): number {
  const closed = ['completed', 'terminated', 'cancelled'].includes(facts.status);
  const last = closed && dayOf(facts.since) < through ? dayOf(facts.since) : through;
  return naiveCounted(facts, calendar, calendar.lastWorkdayOnOrBefore(facts.anchor), last);
}

/** The forecast `blocked` counts where no obstacle is open, or was when it was submitted. */
function isBlocked({ forecast, status, obstacle, obstacleAtSubmission }: NaiveFacts): boolean {
  if (forecast !== 'blocked' || obstacle !== null) return false;
  return status !== 'submitted' || !obstacleAtSubmission;
}

/** The light of a task at an instant not before its last event. */
export function naiveLight(facts: NaiveFacts, terms: Terms, calendar: WorkCalendar, now: Instant): Light {
  const { status } = facts;
  if (status === 'completed') return 'blue';
  if (status === 'suspended' || status === 'terminated' || status === 'cancelled') return 'grey';
  const at = status === 'submitted' ? facts.since : now;
  const due = calendar.lastWorkdayOnOrBefore(facts.dueOn);
  const behind = naiveBehind(facts, terms, calendar, at);
  const red = [at > endOfDay(due), behind >= terms.rules.redBehind, isBlocked(facts)];
  if (red.includes(true)) return 'red';
  const yellow = [
    calendar.workdaysBetween(dayOf(at), due) <= terms.rules.yellowWithin,
    status === 'assigned' && at > endOfDay(facts.acceptBy),
    behind >= terms.rules.yellowBehind,
    status !== 'declined' && naiveMissed(facts, terms, calendar, at),
    facts.forecast === 'late',
  ];
  return yellow.includes(true) ? 'yellow' : 'green';
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
  day > facts.askedAfter &&
  !facts.windows.some(({ from, to }) => from <= endOfDay(day) && endOfDay(day) < to);

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
