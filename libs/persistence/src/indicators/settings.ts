import type { Pool } from 'pg';
import type { Connection } from '../database/connection';

/** What was set for the territories of figures: the latest of each. */
export interface Settings {
  readonly targets: ReadonlyMap<string, number>;
  readonly weights: ReadonlyMap<string, number>;
}

const none: Settings = { targets: new Map(), weights: new Map() };

interface SettingRow {
  readonly indicator_id: string;
  readonly kind: 'target' | 'weight';
  readonly territory: string;
  readonly value: number | null;
}

/** The settings of figures, by the figure's id. @param upto rows up to this one; all if left out */
export async function settingsOf(
  at: Connection | Pool,
  indicators: readonly string[],
  upto: number | null = null,
): Promise<(indicator: string) => Settings> {
  const found = await at.query<SettingRow>(
    `SELECT DISTINCT ON (indicator_id, kind, territory) indicator_id, kind, territory, value
     FROM indicator_setting WHERE indicator_id = ANY ($1::uuid[]) AND ($2::bigint IS NULL OR id <= $2)
     ORDER BY indicator_id, kind, territory, id DESC`,
    [indicators, upto],
  );
  const all = new Map<string, { targets: Map<string, number>; weights: Map<string, number> }>();
  for (const { indicator_id: id, kind, territory, value } of found.rows) {
    if (value === null) continue;
    const its = all.get(id) ?? { targets: new Map<string, number>(), weights: new Map<string, number>() };
    (kind === 'target' ? its.targets : its.weights).set(territory, value);
    all.set(id, its);
  }
  return (indicator) => all.get(indicator) ?? none;
}
