import type { Day, Instant, Rhythm } from '@duban/calendar';
import type { Level } from '@duban/organisation';

/** What progress means: an indicator its value, a document its stages, a routine its reports … */
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

/** Where a task applies. `pilot`, `demo-villages`, `resettlement`, `conditional` need named places below the region. */
export type Scope =
  | 'all'
  | 'southern'
  | 'northern'
  | 'poverty'
  | 'resettlement'
  | 'pilot'
  | 'demo-villages'
  | 'aid-paired'
  | 'conditional'
  | 'corps'
  | 'region-only'
  | 'restricted';

export type Comparator = '>=' | '<=' | '>' | '<' | '=' | '~';

/** A figure a task is judged by. */
export interface IndicatorTarget {
  readonly text: string;
  readonly comparator: Comparator;
  /** Null where the target is last year's value (`relative`). `"2/3"` for fractions. */
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly kind: 'explicit' | 'implied' | 'relative';
  /** How the comparator was settled, where the text alone does not say. */
  readonly wording?: string;
  /**
   * How the figure adds up along the territory tree: `sum` (units share the target between them), `rate` (every unit has
   * its own, weighted above) or `each` (each case by itself, e.g. every cluster, every loan: the worst stands for all).
   * Said outright: `mean`, `minimum`, `share` (of units that reach it). Left out: by unit and comparator.
   */
  readonly rollUp?: 'each' | 'mean' | 'minimum' | 'rate' | 'share' | 'sum';
  /** What a mean is weighted by, e.g. 农村人口; the weights themselves are set beside the issued figure. */
  readonly weight?: string;
}

/** Rules of the clock; defaults in `defaultRules`, a template may set its own. Working days throughout. */
export interface ClockRules {
  /** Working days to accept, the day of issue not counted. */
  readonly acceptWithin: number;
  /** Working days before the effective due day at which reminders go out; 0 is the day itself. */
  readonly remindBefore: readonly number[];
  /** Working days after submission at which the supervising unit is reminded. */
  readonly reviewWithin: number;
  /** Working days late of the ladder's first steps (head, 农办, 书记, 农办 above, 书记 above). */
  readonly ladder: readonly number[];
  /** Working days between steps beyond. */
  readonly ladderBeyond: number;
  /** Yellow within so many working days of the effective due day. */
  readonly yellowWithin: number;
  /** Points behind the curve for yellow and for red. */
  readonly yellowBehind: number;
  readonly redBehind: number;
  /** A first period shorter than this many working days asks no report. */
  readonly firstPeriodMin: number;
}

/**
 * What a proposed task is unsure of: `lead-guessed` (from its words alone), `lead-unknown` (the document names somebody
 * who is no unit here), `lead-level` (it names levels only: 各乡镇), `due-assumed` (no day: the year's end),
 * `due-later-year` (a day after the plan's year: its end stands for this year's share), `due-other-year` (a day of an
 * earlier year, taken in the plan's), `kind-guessed`, `levels-assumed` (no level named: the issuer's and the one below),
 * `title-shortened`, `scope-guessed` (the places its words speak of: 南疆四地州, 试点县).
 */
export type Doubt =
  | 'lead-guessed'
  | 'lead-unknown'
  | 'lead-level'
  | 'due-assumed'
  | 'due-later-year'
  | 'due-other-year'
  | 'kind-guessed'
  | 'levels-assumed'
  | 'title-shortened'
  | 'scope-guessed';

/** One task of a clause's workflow, before it is multiplied with the organisation. */
export interface TaskTemplate {
  /** Unique within its clause; kebab-case. */
  readonly key: string;
  readonly title: string;
  /** 1-based sentences of the clause it answers for. */
  readonly sentences: readonly number[];
  /** Unit types. */
  readonly lead: string;
  readonly support: readonly string[];
  /** Levels below the region that carry the task; empty: the region (or the Corps) only. */
  readonly line: readonly Level[];
  /** Levels that pass it on and watch, and owe nothing. */
  readonly relay: readonly Level[];
  /** The Corps has a parallel task (兵→师→团→连). */
  readonly corps: boolean;
  readonly rhythm: Rhythm;
  /** `MM-DD` in the plan year, the day as written (legal day). */
  readonly due: string;
  readonly kind: TaskKind;
  readonly scope: Scope;
  readonly leadConfidence: 'high' | 'medium' | 'low';
  /** What shows that it is done. */
  readonly evidence: readonly string[];
  readonly indicators: readonly IndicatorTarget[];
  /** Expected cumulative percent of the year's target at the end of Q1 … Q4. */
  readonly curve: readonly [number, number, number, number] | null;
  /** Status only: no attachments, seen by its lead unit and the 农办 and 书记 above it alone. */
  readonly sensitive: boolean;
  readonly note: string | null;
  /** True where it was made from the document's own words, for a person to look at before issuing. */
  readonly proposed?: boolean;
  /** What a proposal is unsure of. */
  readonly unsure?: readonly Doubt[];
  /** The places a proposal's sentence names, or that a person chose for it; the issuer's own word comes first. */
  readonly places?: readonly string[];
  /** A person's word on it, which the document's statements do not overrule: the legal day, whatever the plan's year. */
  readonly edited?: { readonly dueOn: Day };
}

/** The workflow template of one clause. */
export interface ClauseTemplate {
  /** 0 for a proposal, which stands in no list of templates. */
  readonly number: number;
  readonly numeral: string;
  readonly heading: string;
  /** The sentences the tasks were written for, by which a clause finds its template (never by number alone). */
  readonly sentences: readonly string[];
  /** From 1; 0 for a proposal. */
  readonly version: number;
  /** True where it was made from the document itself, for a clause that has no template. */
  readonly proposed?: boolean;
  /** Rules that differ from the defaults. */
  readonly rules: Partial<ClockRules>;
  readonly tasks: readonly TaskTemplate[];
}

/** A task that issuing creates: one unit's share of a task template. */
export interface PlannedTask {
  readonly key: string;
  /** The clause's number in the document, which need not be its template's. */
  readonly clause: number;
  /** The template's number; 0 where the task was proposed. */
  readonly template: number;
  readonly title: string;
  readonly kind: TaskKind;
  readonly unit: string;
  readonly support: readonly string[];
  /** The unit that reviews it. */
  readonly supervisor: string;
  /** Units of the relaying levels above it. */
  readonly relays: readonly string[];
  readonly territory: string;
  readonly level: Level;
  readonly dueOn: Day;
  readonly dueAt: Instant;
  readonly acceptBy: Day;
  readonly rhythm: Rhythm;
  /** Last working day of each period that asks a report, up to the due day. */
  readonly reportDays: readonly Day[];
  readonly curve: readonly number[] | null;
  readonly indicators: readonly IndicatorTarget[];
  readonly evidence: readonly string[];
  readonly sentences: readonly number[];
  readonly sensitive: boolean;
  readonly templateVersion: number;
  readonly rules: ClockRules;
  /** True where the unit stands in for a type its level lacks. */
  readonly fallback: boolean;
  /** True where the task was made from the document's own words. */
  readonly proposed: boolean;
  /** What a proposal is unsure of; empty otherwise. */
  readonly unsure: readonly Doubt[];
}

/**
 * Why something must be confirmed, or is not issued yet. Confirm: `lead-confidence-medium`, `lead-confidence-low`,
 * `places-needed` (below the region nothing is issued), `corps-places-needed` (nothing below the Corps' headquarters), `figure-changed` (the document has another figure than the template), `function-moved` (the lead's
 * function went to another unit), `proposed` (the clause's tasks were made from its own words), `provisional-calendar`. Held back: `places-needed`, `corps-places-needed`, `lead-confidence-low`,
 * `sentence-missing` (the document lacks the sentences), `no-template`, `parent-unknown`.
 */
export type RemarkReason =
  | 'lead-confidence-medium'
  | 'lead-confidence-low'
  | 'places-needed'
  | 'corps-places-needed'
  | 'figure-changed'
  | 'function-moved'
  | 'proposed'
  | 'provisional-calendar'
  | 'sentence-missing'
  | 'no-template'
  | 'parent-unknown';

/** Something the issuer must confirm, or a task that is not issued yet. */
export interface PlanRemark {
  /** A task's key; `clause-14` for a clause, a territory's code for a territory, a year for a calendar. */
  readonly key: string;
  readonly reason: RemarkReason;
  /** Of a proposed task: its title, and the unit type that leads it unless somebody says otherwise. */
  readonly title?: string;
  readonly lead?: string;
}

/** Why no plan was made; `params` fill the message. */
export interface PlanRefusal {
  readonly code:
    | 'no-calendar'
    | 'unknown-territory'
    | 'unknown-task'
    | 'unknown-unit-type'
    | 'invalid-day'
    | 'ambiguous-task';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Levels at which a unit stands in for a lead its level lacks: whose tasks, and how many. */
export interface Fallback {
  readonly key: string;
  readonly level: Level;
  /** The type the template names. */
  readonly lead: string;
  /** The type that takes the task: `rural_office`, in a village `party`. */
  readonly takenBy: string;
  readonly tasks: number;
}
