import type { Day } from '@duban/calendar';
import type { Forecast, Indicator, Light, TaskKind, TaskStatus } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';

/** A sentence of the document a task answers for. */
export interface Basis {
  readonly document: string;
  readonly clause: number;
  readonly sentence: number;
  readonly text: string;
}

/** An indicator with the value last reported for it, null before the first. */
export interface IndicatorView extends Indicator {
  readonly reported: number | string | null;
}

/** The task of the contract, as acts answer it and reads list it. Days are Beijing dates, instants ISO 8601 with an offset. */
export interface TaskView {
  readonly id: string;
  readonly clause: number;
  readonly key: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  readonly light: Light;
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly unit: string;
  readonly support: readonly string[];
  readonly territory: string;
  readonly level: Level;
  readonly docketId: string;
  readonly parentId: string | null;
  readonly dueOn: Day;
  readonly dueAt: string;
  readonly originalDueOn: Day;
  readonly acceptBy: Day | null;
  readonly nextReportBy: Day | null;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly forecast: Forecast | null;
  readonly indicators: readonly IndicatorView[];
  readonly basis: readonly Basis[];
  readonly sensitive: boolean;
  readonly templateVersion: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
