/**
 * What an assessment counts. `completed` and `indicator-reached` earn points; `overdue`, `terminated` and
 * `indicator-missed` earn none of what they could; the others take points away. `obstacle-founded` costs nothing: it
 * says why its days are not counted. `floor` brings a task's points up to none, `objection` is an upheld objection's.
 */
export type AssessmentRule =
  | 'accept-missed'
  | 'completed'
  | 'floor'
  | 'indicator-missed'
  | 'indicator-reached'
  | 'late'
  | 'objection'
  | 'obstacle-founded'
  | 'obstacle-unfounded'
  | 'overdue'
  | 'reopened'
  | 'report-missed'
  | 'returned'
  | 'terminated';

/** The rules a rule set gives points to. */
export type ScoredRule = Exclude<AssessmentRule, 'floor' | 'objection'>;

export interface RuleWeight {
  /** Points of one occurrence; of `late`, of one working day. */
  readonly points: number;
  /** The most it takes away of one task; left out: no bound. */
  readonly most?: number;
  /** What it means, and why; Chinese, for people. */
  readonly text: string;
}

/** A year's rules as data: a version beside the others, never a silent edit. */
export interface AssessmentRules {
  readonly version: number;
  readonly title: string;
  /** Where the rules come from. */
  readonly source: readonly string[];
  readonly rules: Readonly<Record<ScoredRule, RuleWeight>>;
}
