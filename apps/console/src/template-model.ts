import type { Indicator, Light } from './model';

/** Rules of the clock, working days and points; see `ClockRules` at /api/docs. */
export interface ClockRules {
  acceptWithin: number;
  remindBefore: number[];
  reviewWithin: number;
  ladder: number[];
  ladderBeyond: number;
  yellowWithin: number;
  yellowBehind: number;
  redBehind: number;
  firstPeriodMin: number;
}
export interface TaskTemplate {
  key: string;
  title: string;
  sentences: number[];
  lead: string;
  support: string[];
  line: string[];
  relay: string[];
  corps: boolean;
  rhythm: string;
  /** `MM-DD` of the plan year. */
  due: string;
  kind: string;
  scope: string;
  leadConfidence: string;
  evidence: string[];
  indicators: Indicator[];
  curve: number[] | null;
  sensitive: boolean;
  note: string | null;
}
export interface Template {
  clause: number;
  version: number;
  numeral: string;
  heading: string;
  sentences: string[];
  rules: Partial<ClockRules>;
  tasks: TaskTemplate[];
}
export interface TemplateItem {
  clause: number;
  numeral: string;
  heading: string;
  version: number;
  sentences: number;
  tasks: number;
}
export interface TemplateList {
  items: TemplateItem[];
  defaults: ClockRules;
}
export interface TemplateVersion {
  version: number;
  createdBy: string | null;
  createdAt: string;
}

/** What of a running task a change of rules may move. */
export interface Moment {
  dueOn: string;
  dueAt: string;
  acceptBy: string | null;
  nextReportBy: string | null;
  light: Light;
  escalationLevel: number;
  nextWake: string | null;
  reminders: string[];
  escalations: string[];
}
export interface MovedTask {
  id: string;
  clause: number;
  title: string;
  unit: string;
  from: Moment;
  to: Moment;
  workingDays: number;
}
export interface MovePreview {
  items: MovedTask[];
  nextCursor: string | null;
  totals: {
    running: number;
    changed: number;
    moved: number;
    later: number;
    earlier: number;
    toRed: number;
    fromRed: number;
  };
}
export interface RuleChange {
  id: string;
  kind: string;
  subject: Record<string, unknown>;
  state: 'done' | 'running' | 'settling';
  seen: number;
  moved: number;
  requestedBy: string;
  requestedAt: string;
  finishedAt: string | null;
}
