import type { Day, Instant, Rhythm } from '@duban/calendar';
import type { ChainStep, Level, Post } from '@duban/organisation';
import type { Succeeded } from './changes/succession';
import type { TermsChanged } from './changes/terms-event';

export type TaskStatus =
  | 'assigned'
  | 'active'
  | 'submitted'
  | 'returned'
  | 'suspended'
  | 'declined'
  | 'completed'
  | 'terminated'
  | 'cancelled';

/** Blue: completed; grey: suspended, terminated, cancelled. */
export type Light = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

export type Forecast = 'on-time' | 'late' | 'blocked';

export type TaskKind =
  | 'indicator'
  | 'project'
  | 'campaign'
  | 'pilot'
  | 'document'
  | 'mechanism'
  | 'routine'
  | 'event'
  | 'assessment';

/** A figure the task is judged by. */
export interface Indicator {
  readonly text: string;
  readonly comparator: '>=' | '<=' | '>' | '<' | '=' | '~';
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly kind: 'explicit' | 'implied' | 'relative';
  /** How units' values make a territory's, as the template says; left out: by unit and comparator (`rollUpOf`). */
  readonly rollUp?: 'each' | 'mean' | 'minimum' | 'rate' | 'share' | 'sum';
  /** What a mean is weighted by. */
  readonly weight?: string;
}

/**
 * What a place is judged by, figure by figure: its own share of a total, or null where the total is not divided and says
 * nothing of a part; left out: the figure as written.
 */
export type LocalTargets = readonly (number | null | undefined)[];

/** The clock's rules, in working days and points. */
export interface Rules {
  readonly acceptWithin: number;
  readonly remindBefore: readonly number[];
  readonly reviewWithin: number;
  readonly ladder: readonly number[];
  readonly ladderBeyond: number;
  readonly yellowWithin: number;
  readonly yellowBehind: number;
  readonly redBehind: number;
  readonly firstPeriodMin: number;
}

/**
 * What issuing fixed for all tasks of one template key in one dispatch: kept once, named by id in each
 * task's first event, and given beside the state to every function of the machine.
 */
export interface Terms {
  readonly id: string;
  readonly clause: number;
  readonly key: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly planYear: number;
  readonly issuedAt: Instant;
  readonly dueOn: Day;
  readonly acceptBy: Day;
  readonly rhythm: Rhythm;
  /** Last working day of each period that asks a report, in order. */
  readonly reportDays: readonly Day[];
  /** Expected cumulative percent at the end of Q1 … Q4 of the plan year. */
  readonly curve: readonly number[] | null;
  readonly indicators: readonly Indicator[];
  readonly evidence: readonly string[];
  readonly sentences: readonly number[];
  readonly sensitive: boolean;
  readonly templateVersion: number;
  readonly rules: Rules;
}

/** Who did it: a person in a post of a unit, or the clock. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly username: string;
      readonly name: string;
      readonly unit: string;
      readonly post: Post;
      /** The village for which its township's 农办 acted. */
      readonly onBehalfOf?: string;
      /** Username of whom the person stood in for (AB 角). */
      readonly deputyOf?: string;
    }
  | { readonly kind: 'clock' };

/** One task's share of an issued document: whose it is. */
export interface Assignment {
  readonly taskId: string;
  readonly docketId: string;
  readonly unit: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly territory: string;
  readonly level: Level;
  /** The task it was divided from (分解); left out where a document's issue made it. */
  readonly parentId?: string;
}

/** A child as a division settles it: whose it is, what it is called, and by when. */
export interface ChildShare {
  readonly taskId: string;
  readonly unit: string;
  /** Null: the parent's. */
  readonly title: string | null;
  readonly dueOn: Day;
}

/** The decision that an objection is raised against, and who took it. */
export interface Ruling {
  readonly kind: EventKind;
  readonly seq: number;
  /** Unit and name of the person who took it; null where the clock did. */
  readonly unit: string | null;
  readonly username: string | null;
}

/** A person's act, or what the machine does. Bodies are validated for shape before they come here. */
export type Command =
  | { readonly act: 'assign'; readonly assignment: Assignment }
  | { readonly act: 'wake' }
  | { readonly act: 'accept' }
  | { readonly act: 'decline'; readonly reason: string }
  | {
      readonly act: 'progress';
      readonly text: string;
      readonly percent?: number;
      readonly forecast?: Forecast;
      readonly values?: Readonly<Record<string, number | string>>;
      readonly evidence?: readonly string[];
      /** What the task's figures are judged by at its own place, in their order; left out: as written. */
      readonly targets?: LocalTargets;
    }
  | { readonly act: 'contribute'; readonly text: string; readonly evidence?: readonly string[] }
  | { readonly act: 'submit'; readonly summary: string; readonly evidence: readonly string[] }
  | { readonly act: 'withdraw' }
  | { readonly act: 'approve'; readonly comment?: string }
  | { readonly act: 'return'; readonly reason: string }
  | { readonly act: 'reopen'; readonly dueOn: Day; readonly reason: string }
  | { readonly act: 'request-extension'; readonly dueOn: Day; readonly reason: string }
  | {
      readonly act: 'decide-extension';
      readonly grant: boolean;
      readonly dueOn?: Day;
      readonly reason?: string;
    }
  | {
      readonly act: 'reassign';
      readonly reason: string;
      readonly unit?: string;
      readonly support?: readonly string[];
      /** Settled by the caller from the organisation when `unit` is given. */
      readonly to?: Pick<Assignment, 'docketId' | 'supervisor' | 'relays' | 'territory' | 'level'>;
    }
  | {
      readonly act: 'decompose';
      readonly items: readonly { readonly unit: string; readonly title?: string; readonly dueOn?: Day }[];
      /** Settled by the caller, one an item: the ids the children will have. */
      readonly childIds?: readonly string[];
    }
  | {
      readonly act: 'raise-obstacle';
      readonly text: string;
      readonly cause: string;
      readonly heldBy: string;
    }
  | { readonly act: 'clear-obstacle'; readonly text: string; readonly founded?: boolean }
  | {
      readonly act: 'object';
      readonly text: string;
      /** Settled by the caller from the history and the organisation (`objectionTo`). */
      readonly against?: Ruling;
      readonly reviewer?: string;
    }
  | { readonly act: 'decide-objection'; readonly uphold: boolean; readonly text: string }
  | { readonly act: 'urge'; readonly text: string }
  | { readonly act: 'comment'; readonly text: string; readonly mentions?: readonly string[] }
  | { readonly act: 'suspend'; readonly reason: string }
  | { readonly act: 'resume'; readonly reason: string }
  | { readonly act: 'terminate'; readonly reason: string; readonly withParent?: true }
  | { readonly act: 'cancel'; readonly reason: string; readonly withParent?: true };

/** The acts people do, by the names of their routes. */
export type Act = Exclude<Command['act'], 'assign' | 'wake'>;

/** Someone told, by post: `unit` and `post`, never a person's name. */
export interface Recipient {
  readonly unit: string;
  readonly post: Post;
}

/** Where a task stood before it was terminated. */
export interface Footing {
  readonly status: TaskStatus;
  readonly since: Instant;
  /** Where it was suspended: the status before that. */
  readonly before?: TaskStatus;
}

/** What an upheld objection puts back, with the days it stood still. */
export interface Undone {
  readonly kind: 'returned' | 'terminated';
  readonly dueOn: Day;
  readonly acceptBy: Day;
  /** Working days d with the decision < d <= its undoing: nobody's lateness. */
  readonly workingDays: number;
}

/** What each kind of event carries; the first fixes the assignment, the last five are the clock's. */
export interface EventData {
  assigned: Omit<Assignment, 'taskId'> & { readonly termsId: string };
  decomposed: { readonly children: readonly ChildShare[] };
  'obstacle-raised': { readonly text: string; readonly cause: string; readonly heldBy: string };
  'obstacle-cleared': {
    readonly text: string;
    /** Whether its working days stay off the lead unit's lateness. */
    readonly founded: boolean;
    readonly heldBy: string;
    /** Working days d with raised < d <= cleared. */
    readonly workingDays: number;
  };
  objected: { readonly text: string; readonly against: Ruling; readonly reviewer: string };
  'objection-decided': {
    readonly upheld: boolean;
    readonly text: string;
    /** What it undid, by which the task is again as it was; null: recorded, and nothing moves. */
    readonly undone: Undone | null;
  };
  accepted: Record<string, never>;
  declined: { readonly reason: string };
  progressed: {
    readonly text: string;
    readonly percent: number | null;
    readonly forecast: Forecast | null;
    readonly values: Readonly<Record<string, number | string>>;
    readonly evidence: readonly string[];
  };
  contributed: { readonly text: string; readonly evidence: readonly string[] };
  submitted: { readonly summary: string; readonly evidence: readonly string[] };
  withdrawn: Record<string, never>;
  approved: { readonly comment: string | null };
  returned: { readonly reason: string };
  reopened: { readonly dueOn: Day; readonly reason: string };
  'extension-requested': { readonly dueOn: Day; readonly reason: string };
  'extension-decided': {
    readonly granted: boolean;
    readonly dueOn: Day | null;
    readonly reason: string | null;
  };
  reassigned: {
    readonly reason: string;
    readonly from: string;
    readonly unit: string;
    readonly support: readonly string[];
    readonly supervisor: string;
    readonly relays: readonly string[];
    readonly territory: string;
    readonly level: Level;
    readonly docketId: string;
    readonly acceptBy: Day;
  };
  urged: { readonly text: string };
  commented: { readonly text: string; readonly mentions: readonly string[] };
  suspended: { readonly reason: string };
  resumed: {
    readonly reason: string;
    readonly dueOn: Day;
    /** Working days it stood still. */
    readonly workingDays: number;
    /** Moved like the due day where acceptance was still awaited in time, else as it was. */
    readonly acceptBy: Day;
  };
  terminated: {
    readonly reason: string;
    /** What stood before, for an objection that is upheld; terminations recorded earlier lack it. */
    readonly before?: Footing;
    /** Closed because its parent was. */
    readonly withParent?: true;
  };
  cancelled: { readonly reason: string; readonly withParent?: true };
  'terms-changed': TermsChanged;
  succeeded: Succeeded;
  'accept-missed': { readonly acceptBy: Day; readonly recipients: readonly Recipient[] };
  'report-missed': { readonly reportBy: Day; readonly recipients: readonly Recipient[] };
  reminded: {
    readonly workingDaysLeft: number;
    readonly dueOn: Day;
    readonly recipients: readonly Recipient[];
    /** The unit that holds the open obstacle, where it is told in the lead unit's place. */
    readonly heldBy?: string;
  };
  escalated: {
    readonly level: number;
    readonly workingDaysLate: number;
    readonly recipients: readonly Recipient[];
    /** The unit that holds the open obstacle: the ladder is then its own, counted from the raising. */
    readonly heldBy?: string;
  };
  'review-reminded': { readonly submittedAt: Instant; readonly recipients: readonly Recipient[] };
}

export type EventKind = keyof EventData;

/** A fact, as the machine makes it; recording adds the time of recording and the hash. */
export type TaskEvent = {
  [K in EventKind]: {
    readonly seq: number;
    readonly kind: K;
    /** For a person's act the time of the act; for the clock's the instant it was due. */
    readonly at: Instant;
    readonly actor: Actor;
    readonly data: EventData[K];
  };
}[EventKind];

/** Why an act was refused; `params` fill the message, `statuses` those in which the act is allowed. */
export interface Refusal {
  readonly code:
    | 'status-not-allowed'
    | 'past-due'
    | 'extension-open'
    | 'no-extension-open'
    | 'urged-today'
    | 'invalid-day'
    | 'no-calendar'
    | 'nothing-to-change'
    | 'evidence-not-allowed'
    | 'children-open'
    | 'parent-closed'
    | 'after-parent'
    | 'unit-not-below'
    | 'obstacle-open'
    | 'no-obstacle-open'
    | 'obstacle-own-unit'
    | 'holder-may-not-see'
    | 'supervisor-only'
    | 'objection-open'
    | 'no-objection-open'
    | 'objection-late';
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Decision =
  | { readonly ok: true; readonly events: readonly TaskEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The working-day questions the machine asks; the calendar room's `WorkCalendar` answers them. */
export interface WorkingDays {
  hasYear: (year: number) => boolean;
  isWorkday: (day: Day) => boolean;
  lastWorkdayOnOrBefore: (day: Day) => Day;
  /** The nth working day after the day, itself not counted; before it where n is negative. */
  addWorkdays: (day: Day, n: number) => Day;
  /** Working days d with from < d <= to. */
  workdaysBetween: (from: Day, to: Day) => number;
}

/** What the machine may ask of the world: pure look-ups only. */
export interface World {
  readonly calendar: WorkingDays;
  /** Who hears of an overdue task of this unit, with the default steps. */
  chain: (unit: string) => readonly ChainStep[];
  /** The post that heads the unit: `secretary` of a party committee, else `head`. */
  headPost: (unit: string) => Post;
  /** `HH:MM`, Beijing time: when machine notices go out. */
  readonly remindAt: string;
}

export type { ClockStretch, Explanation, LightForecast, LightReason, Notice, ScheduleItem } from './readings';
