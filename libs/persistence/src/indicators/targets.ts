import { numberOf, rollUpOf } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { formerIndicators } from './indicator-row';
import type { IndicatorRow } from './indicator-row';
import { ownValues, StandingValues } from './own-value';
import type { ValueScope } from './own-value';
import type { Settings } from './settings';

/** What a territory is judged by, and where that comes from. */
export interface Target {
  readonly value: number | null;
  /**
   * `document`: the figure as written; `share`: set for the territory; `last-year`: its own value of the year before;
   * `undivided`: a share of a total that nobody has divided yet; `unknown`: last year's value is not known.
   */
  readonly source: 'document' | 'last-year' | 'share' | 'undivided' | 'unknown';
}

/** Gives a territory's target. */
export type Targets = (territory: string) => Target;

/** Whose total a figure's is: the issuer's territory; what the Corps alone carries is the Corps'. */
export async function wholeOf(
  at: Connection | Pool,
  { issue_id, clause, key, whole }: Pick<IndicatorRow, 'clause' | 'issue_id' | 'key' | 'whole'>,
): Promise<string> {
  const found = await at.query(
    `SELECT 1 FROM terms m JOIN task t ON t.terms_id = m.id
     WHERE m.issue_id = $1 AND m.clause = $2 AND m.key = $3 AND t.path NOT LIKE '/BT/%' LIMIT 1`,
    [issue_id, clause, key],
  );
  return found.rows.length === 0 ? 'BT' : whole;
}

/**
 * The targets of a figure's territories: what was set, else the document's figure, which is everybody's where it is a
 * rate and the whole's alone where it is a total; of a relative figure (不低于上年) last year's value of the same territory.
 */
export function targetsOf(
  row: IndicatorRow,
  whole: string,
  settings: Settings,
  former: StandingValues | null,
): Targets {
  const written = row.body.kind === 'relative' ? null : numberOf(row.body.value);
  const isTotal = rollUpOf(row.body).rule === 'sum';
  return (territory) => {
    const set = settings.targets.get(territory);
    if (set !== undefined) return { value: set, source: 'share' };
    if (row.body.kind === 'relative') {
      const before = former?.by(territory, `${row.plan_year - 1}-12-31`)?.value;
      return before === undefined
        ? { value: null, source: 'unknown' }
        : { value: before, source: 'last-year' };
    }
    if (isTotal && territory !== whole) return { value: null, source: 'undivided' };
    return { value: written, source: 'document' };
  };
}

/** Last year's values of the relative ones among figures, by this year's id. */
export async function formerValues(
  at: Connection | Pool,
  rows: readonly IndicatorRow[],
  scope: Omit<ValueScope, 'indicators'>,
): Promise<(indicator: string) => StandingValues | null> {
  const relative = rows.filter(({ body }) => body.kind === 'relative').map(({ id }) => id);
  if (relative.length === 0) return () => null;
  const former = await formerIndicators(at, relative);
  const values = await ownValues(at, { ...scope, indicators: [...former.values()].map(({ id }) => id) });
  return (indicator) => {
    const before = former.get(indicator);
    return before === undefined
      ? null
      : new StandingValues(values.filter(({ indicatorId }) => indicatorId === before.id));
  };
}
