import { formatInstant } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { Visibility } from '@duban/contracts';
import { divisionGap, rollUpOf } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Reading } from '../queries/reading';
import { afterPlace, Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { visibleSql, within } from '../queries/visible.sql';
import type { WorldData } from '../world/load-world';
import { firstPlace, mayLookAt, topPlace } from './figure-root';
import type { Place } from './figure-tree';
import { findIndicator, indicatorColumns, indicatorTables } from './indicator-row';
import type { IndicatorRow } from './indicator-row';
import type {
  ChildStanding,
  FigurePlace,
  IndicatorDetail,
  IndicatorItem,
  ReportedValue,
} from './indicator-view';
import { loadFigure, placeOf } from './load-figure';
import type { LoadedFigure } from './load-figure';
import type { OwnValue } from './own-value';
import { yearOfFigure } from './standing-figure';

/** Most values a history gives. */
const mostHistory = 200;
/** Figures worked out side by side: a list must not take all connections. */
const together = 3;

export interface IndicatorFilters {
  readonly document?: readonly string[] | undefined;
  readonly clause?: readonly number[] | undefined;
  readonly planYear?: number | undefined;
  /** Subtrees by their paths: a figure that is carried there. */
  readonly paths?: readonly string[] | undefined;
}

export interface IndicatorPage {
  readonly items: readonly IndicatorItem[];
  readonly next: readonly (number | string)[] | null;
}

/** Figures of which the viewer may see a task, in the order of their clauses, each as it stands at its first place. */
export async function listIndicators(
  reading: Reading,
  viewer: Viewer,
  filters: IndicatorFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<IndicatorPage> {
  const found = await pageOfRows(reading.pool, viewer.visibility, filters, { after, limit });
  const page = found.slice(0, limit);
  const items: IndicatorItem[] = [];
  for (let from = 0; from < page.length; from += together) {
    const some = page.slice(from, from + together);
    const made = await Promise.all(some.map((row) => itemAtFirstPlace(reading, viewer, row, filters.paths)));
    items.push(...made.filter((item) => item !== null));
  }
  const last = found.length > limit ? page.at(-1) : undefined;
  return { items, next: last === undefined ? null : [last.clause, last.key, last.position, last.id] };
}

function pageOfRows(
  pool: Pool,
  visibility: Visibility,
  { document, clause, planYear, paths }: IndicatorFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<IndicatorRow[]> {
  const select = new Select();
  if (document !== undefined) select.where(`s.document_id = ANY (${select.param(document)}::uuid[])`);
  if (clause !== undefined) select.where(`i.clause = ANY (${select.param(clause)}::integer[])`);
  if (planYear !== undefined) select.where(`s.plan_year = ${select.param(planYear)}`);
  const inPlace = (paths ?? ['/']).map((path) => (path === '/' ? 'true' : `(${within(select, path, 't')})`));
  select.where(
    `EXISTS (SELECT 1 FROM terms m JOIN task t ON t.terms_id = m.id
       WHERE m.issue_id = i.issue_id AND m.clause = i.clause AND m.key = i.key AND t.status <> 'cancelled'
         AND (${inPlace.length === 0 ? 'false' : inPlace.join(' OR ')}) AND (${visibleSql(select, visibility, 't')}))`,
  );
  if (after !== undefined) {
    select.where(afterPlace(select, ['i.clause', 'i.key', 'i.position', 'i.id'], after, false));
  }
  return select.run<IndicatorRow>(
    pool,
    `SELECT ${indicatorColumns} FROM ${indicatorTables} ${select.whereText}
     ORDER BY i.clause, i.key, i.position, i.id LIMIT ${select.param(limit + 1)}`,
  );
}

/** At the asked territory where one alone is asked for and may be looked at. */
async function itemAtFirstPlace(
  reading: Reading,
  { visibility, now }: Viewer,
  row: IndicatorRow,
  paths: readonly string[] | undefined,
): Promise<IndicatorItem | null> {
  const top = await topPlace(reading.pool, row, visibility);
  if (top === null) return null;
  const first = firstPlace(row, top, visibility, reading.worldData);
  const asked = paths?.length === 1 && paths[0]?.startsWith(first.path) === true ? paths[0] : first.path;
  const place = { path: asked, code: asked.split('/').at(-2) ?? '' };
  const figure = await loadFigure(reading.pool, row, place, visibility);
  return itemOf(figure, reading.worldData, now);
}

/**
 * A figure in one territory (the first the viewer may look at if none is named), with those right below it. Null where
 * there is no such figure, no such territory, or nothing of it that the viewer may see.
 */
export async function readIndicator(
  reading: Reading,
  { visibility, now }: Viewer,
  id: string,
  territory: string | undefined,
): Promise<{ readonly detail: IndicatorDetail; readonly figure: LoadedFigure } | null> {
  const { pool, worldData } = reading;
  const row = await findIndicator(pool, id);
  const top = row === null ? null : await topPlace(pool, row, visibility);
  if (row === null || top === null) return null;
  const first = firstPlace(row, top, visibility, worldData);
  const place = territory === undefined ? first : askedPlace(worldData, territory);
  if (place === null) return null;
  const figure = await loadFigure(pool, row, place, visibility);
  const visible = visiblePlaces(figure);
  if (figure.carriers.length === 0 || !mayLookAt(row, place, visible, visibility)) return null;
  const detail = detailOf(figure, { worldData, now, visibility, first });
  return { detail, figure };
}

function askedPlace(worldData: WorldData, code: string): Place | null {
  return worldData.organisation.territory(code) === null ? null : { code, path: worldData.path(code) };
}

function visiblePlaces({ carriers }: LoadedFigure): ReadonlySet<string> {
  return new Set(carriers.filter(({ isVisible }) => isVisible).map(({ territory }) => territory));
}

/** A loaded figure as lists give it. */
function itemOf(
  { row, root, tree, carriers }: LoadedFigure,
  worldData: WorldData,
  now: Instant,
): IndicatorItem {
  const { text, comparator, value, unit, kind } = row.body;
  return {
    id: row.id,
    document: { id: row.document_id, title: row.document_title },
    planYear: row.plan_year,
    clause: row.clause,
    key: row.key,
    position: row.position,
    title: row.title,
    ...{ text, comparator, value, unit, kind },
    rollUp: rollUpOf(row.body),
    rhythm: row.rhythm,
    curve: row.curve,
    territory: placeOf(worldData, root.code, carriers),
    target: tree.source.targets(root.code),
    ...yearOfFigure(row, tree, root.code, now),
  };
}

interface DetailContext {
  readonly worldData: WorldData;
  readonly now: Instant;
  readonly visibility: Visibility;
  readonly first: Place;
}

function detailOf(figure: LoadedFigure, context: DetailContext): IndicatorDetail {
  const { row, root, tree, values } = figure;
  const { worldData, now, visibility, first } = context;
  const { targets } = tree.source;
  const visible = visiblePlaces(figure);
  const below = tree.children(root.code);
  const seen = below.filter((code) =>
    mayLookAt(row, { code, path: worldData.path(code) }, visible, visibility),
  );
  const told = toldValues(values, new Set([root.code, ...seen]));
  const shares = new Map(below.map((code) => [code, targets(code).value]));
  return {
    ...itemOf(figure, worldData, now),
    above: wayUp(figure, worldData, first),
    children: seen.map((code) => childOf(figure, worldData, code, now)),
    values: told.filter(({ replaced }) => !replaced),
    history: told.slice(0, mostHistory),
    division:
      rollUpOf(row.body).rule === 'sum' ? divisionGap(root.code, targets(root.code).value, shares) : null,
  };
}

function childOf(figure: LoadedFigure, worldData: WorldData, code: string, now: Instant): ChildStanding {
  const { row, tree, carriers } = figure;
  const { targets, settings } = tree.source;
  const { periods } = yearOfFigure(row, tree, code, now);
  return {
    ...placeOf(worldData, code, carriers),
    target: targets(code),
    weight: settings.weights.get(code) ?? null,
    periods: periods.map(({ period, value, own, expected, reached }) => ({
      period,
      value,
      own,
      expected,
      reached,
    })),
  };
}

/** From the territory up to where the caller's sight begins. */
function wayUp({ root, carriers }: LoadedFigure, worldData: WorldData, first: Place): readonly FigurePlace[] {
  if (!root.path.startsWith(first.path)) return [];
  return worldData.organisation
    .ancestors(root.code)
    .filter(({ code }) => worldData.path(code).startsWith(first.path))
    .map(({ code }) => placeOf(worldData, code, carriers));
}

/** Values of territories the caller may look at, the newest first. */
function toldValues(values: readonly OwnValue[], places: ReadonlySet<string>): readonly ReportedValue[] {
  const standing = new Set<string>();
  const told: ReportedValue[] = [];
  for (const value of [...values].reverse()) {
    if (!places.has(value.territory)) continue;
    const name = `${value.territory} ${value.period}`;
    const { indicatorId: _, at, by, ...rest } = value;
    const who = { name: by.name, unit: by.unit, post: by.post };
    told.push({ ...rest, at: formatInstant(at), by: who, replaced: standing.has(name) });
    standing.add(name);
  }
  return told;
}
