import type { Day } from '@duban/calendar';
import type { Curve, DivisionGap, Indicator, Light, RollUp, RolledUp, YearEnd } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';
import type { PersonActor } from '../record/act';
import type { OwnValue } from './own-value';
import type { Target } from './targets';

/** A territory as figures are told by it. */
export interface FigurePlace {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** The unit that carries the figure there; null where none does. */
  readonly unit: string | null;
}

/** How a territory stood at the end of a period. */
export interface PeriodStanding {
  /** `2023-Q2`. */
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  /** Reported by the territory's own unit, perhaps for an earlier period (`carried`). */
  readonly own: { readonly value: number; readonly carried: boolean } | null;
  /** What the territories below come to. */
  readonly rolledUp: RolledUp;
  /** The unit's own value, else the rolled up one. */
  readonly value: number | null;
  /** By the curve. */
  readonly expected: number | null;
  /** Points of percent behind what is expected. */
  readonly behind: number | null;
  readonly reached: boolean | null;
}

/** A figure as lists give it. */
export interface IndicatorItem extends Pick<Indicator, 'comparator' | 'kind' | 'text' | 'unit' | 'value'> {
  readonly id: string;
  readonly document: { readonly id: string; readonly title: string | null };
  readonly planYear: number;
  readonly clause: number;
  readonly key: string;
  readonly position: number;
  readonly title: string;
  readonly rollUp: RollUp;
  readonly rhythm: string;
  readonly curve: Curve | null;
  /** The territory the answer speaks of. */
  readonly territory: FigurePlace;
  readonly target: Target;
  readonly periods: readonly PeriodStanding[];
  /** The last period that has a value; null where none has. */
  readonly latest: PeriodStanding | null;
  /** Grey: nobody reported yet; blue: reached; else by the points behind at the end of the last period that is over. */
  readonly light: Light;
  readonly forecast: (YearEnd & { readonly reached: boolean | null }) | null;
}

/** A territory right below, as far as the one who asks may see it. */
export interface ChildStanding extends FigurePlace {
  readonly target: Target;
  readonly weight: number | null;
  readonly periods: readonly Pick<PeriodStanding, 'expected' | 'own' | 'period' | 'reached' | 'value'>[];
}

/** A value as answers give it. */
export interface ReportedValue extends Omit<OwnValue, 'at' | 'by' | 'indicatorId'> {
  /** ISO 8601. */
  readonly at: string;
  readonly by: Pick<PersonActor, 'name' | 'post' | 'unit'>;
  /** A later one of the same unit and period stands in its place. */
  readonly replaced: boolean;
}

/** A figure in one territory, with those right below it. */
export interface IndicatorDetail extends IndicatorItem {
  /** The way up to the highest territory the caller may see, nearest first. */
  readonly above: readonly FigurePlace[];
  readonly children: readonly ChildStanding[];
  /** Values that stand, of the territory and those right below. */
  readonly values: readonly ReportedValue[];
  /** All values ever reported, the newest first; at most 200. */
  readonly history: readonly ReportedValue[];
  /** A total that its shares do not make up. */
  readonly division: DivisionGap | null;
}
