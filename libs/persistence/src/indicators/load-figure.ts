import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import type { WorldData } from '../world/load-world';
import { carriersOf } from './carriers';
import type { Carrier } from './carriers';
import { FigureTree } from './figure-tree';
import type { Place } from './figure-tree';
import type { IndicatorRow } from './indicator-row';
import type { FigurePlace } from './indicator-view';
import { ownValues, StandingValues } from './own-value';
import type { OwnValue } from './own-value';
import { settingsOf } from './settings';
import { formerValues, targetsOf, wholeOf } from './targets';

/** A figure below a place, with all that was reported and set there. */
export interface LoadedFigure {
  readonly row: IndicatorRow;
  readonly root: Place;
  readonly tree: FigureTree;
  /** Below the root, the root's own first. */
  readonly carriers: readonly Carrier[];
  /** In the order they came. */
  readonly values: readonly OwnValue[];
}

/** Reads a figure below a place. Roll-ups count every value there, whoever asks: who sees what is decided by territory. */
export async function loadFigure(
  pool: Pool,
  row: IndicatorRow,
  root: Place,
  visibility: Visibility,
): Promise<LoadedFigure> {
  const carriers = await carriersOf(pool, row, visibility, { path: root.path });
  const values = await ownValues(pool, { indicators: [row.id], path: root.path });
  const settings = (await settingsOf(pool, [row.id]))(row.id);
  const former = (await formerValues(pool, [row], { path: root.path }))(row.id);
  const whole = root.path === '/' || root.path.startsWith('/BT/') ? await wholeOf(pool, row) : row.whole;
  const tree = new FigureTree({
    root,
    places: carriers.map(({ territory, path }) => ({ code: territory, path })),
    values: new StandingValues(values),
    targets: targetsOf(row, whole, settings, former),
    settings,
  });
  return { row, root, tree, carriers, values };
}

/** A territory as answers name it. */
export function placeOf(worldData: WorldData, code: string, carriers: readonly Carrier[]): FigurePlace {
  const territory = worldData.organisation.territory(code);
  if (territory === null) throw new Error(`There is no territory ${code}.`);
  const unit = carriers.find((carrier) => carrier.territory === code)?.unit ?? null;
  return { code, name: territory.name, level: territory.level, unit };
}
