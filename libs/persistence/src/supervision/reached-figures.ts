import { dayOf } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import { isReached } from '@duban/lifecycle';
import type { Pool } from 'pg';
import { indicatorsOfYear } from '../indicators/indicator-row';
import type { IndicatorRow } from '../indicators/indicator-row';
import { ownValues, StandingValues } from '../indicators/own-value';
import type { OwnValue } from '../indicators/own-value';
import { settingsOf } from '../indicators/settings';
import { formerValues, targetsOf, wholeOf } from '../indicators/targets';

/** Tasks of one place that carry figures, by whose they are. */
export interface CarriedFigures {
  readonly key: string;
  readonly territory: string;
  readonly issue: string;
  readonly clause: number;
  readonly task: string;
  readonly times: number;
}

/** Figures with a value and a target, and how many of them reach it. */
export interface Reached {
  readonly figures: number;
  readonly reached: number;
}

/** How many figures of tasks that count reach their own place's target, by the tasks' keys. */
export async function reachedFigures(
  pool: Pool,
  year: number,
  carried: readonly CarriedFigures[],
  now: Instant,
): Promise<ReadonlyMap<string, Reached>> {
  const found = new Map<string, { figures: number; reached: number }>();
  if (carried.length === 0) return found;
  const groups = groupBy(carried, ({ issue, clause, task }) => `${issue}/${clause}/${task}`);
  const rows = (await indicatorsOfYear(pool, year)).filter((row) => groups.has(keyOf(row)));
  const territories = [...new Set(carried.map(({ territory }) => territory))];
  const scope = { territories, until: now };
  const values = groupBy(
    await ownValues(pool, { indicators: rows.map(({ id }) => id), ...scope }),
    ({ indicatorId }) => indicatorId,
  );
  const former = await formerValues(pool, rows, scope);
  const ids = rows.map(({ id }) => id);
  const settings = await settingsOf(pool, ids, null);
  for (const row of rows) {
    const standing = new StandingValues(values.get(row.id) ?? ([] as readonly OwnValue[]));
    // Without a value there is nothing to judge, and no need to look for whose the total is.
    if (!values.has(row.id)) continue;
    const target = targetsOf(row, await wholeOf(pool, row), settings(row.id), former(row.id));
    for (const { key, territory, times } of groups.get(keyOf(row)) ?? []) {
      const value = standing.by(territory, dayOf(now));
      const { value: aim } = target(territory);
      if (value === undefined || aim === null) continue;
      const sum = found.get(key) ?? { figures: 0, reached: 0 };
      sum.figures += times;
      if (isReached(row.body.comparator, value.value, aim)) sum.reached += times;
      found.set(key, sum);
    }
  }
  return found;
}

const keyOf = ({ issue_id: issue, clause, key }: IndicatorRow): string => `${issue}/${clause}/${key}`;

function groupBy<T>(items: readonly T[], of: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(of(item));
    if (group === undefined) groups.set(of(item), [item]);
    else group.push(item);
  }
  return groups;
}
