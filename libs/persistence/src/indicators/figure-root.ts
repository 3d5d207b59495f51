import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import { Select } from '../queries/select';
import { visibleSql } from '../queries/visible.sql';
import type { WorldData } from '../world/load-world';
import type { Place } from './figure-tree';
import type { IndicatorRow } from './indicator-row';

/** The highest place of a figure's whose task the caller may see; null where it may see none. */
export async function topPlace(
  pool: Pool,
  { issue_id, clause, key }: Pick<IndicatorRow, 'clause' | 'issue_id' | 'key'>,
  visibility: Visibility,
): Promise<Place | null> {
  const select = new Select();
  select
    .where(`m.issue_id = ${select.param(issue_id)}`)
    .where(`m.clause = ${select.param(clause)}`)
    .where(`m.key = ${select.param(key)}`)
    .where(`t.status <> 'cancelled'`)
    .where(visibleSql(select, visibility, 't'));
  const [found] = await select.run<{ code: string; path: string }>(
    pool,
    `SELECT t.territory AS code, t.path FROM terms m JOIN task t ON t.terms_id = m.id ${select.whereText}
     ORDER BY length(t.path), t.path LIMIT 1`,
  );
  return found ?? null;
}

/**
 * The place a figure is first shown at: the whole it belongs to for whoever sees all of that, the own territory of a
 * 农办 or party committee, else the highest place whose task the caller may see.
 */
export function firstPlace(
  row: Pick<IndicatorRow, 'sensitive' | 'whole'>,
  top: Place,
  visibility: Visibility,
  worldData: WorldData,
): Place {
  const wide = row.sensitive ? visibility.sensitiveSubtrees : visibility.subtrees;
  const own = wide.find((path) => top.path.startsWith(path));
  if (own === undefined) return top;
  const whole = worldData.path(row.whole);
  const path = top.path.startsWith(whole) && whole.startsWith(own) ? whole : own;
  return { code: path.split('/').at(-2) ?? top.code, path };
}

/** Whether a territory of a figure's tree may be looked at: the caller sees its task, or all of the territory. */
export function mayLookAt(
  row: Pick<IndicatorRow, 'sensitive'>,
  place: Place,
  visible: ReadonlySet<string>,
  visibility: Visibility,
): boolean {
  const wide = row.sensitive ? visibility.sensitiveSubtrees : visibility.subtrees;
  return visible.has(place.code) || wide.some((path) => place.path.startsWith(path));
}
