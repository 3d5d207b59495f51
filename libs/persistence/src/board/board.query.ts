import type { Pool } from 'pg';
import { lightSql, overdueSql } from '../views/light';
import { afterPlace, Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { within } from '../queries/visible.sql';
import { byRightOfPart, byRightOfPlace, narrow, narrowUnits, ofReadings, sums } from './cell.sql';
import type { BoardFilters } from './cell.sql';
import type { PlaceReading } from './coverage';
import type { Tally } from './tally';

/** A unit's or a place's tasks of one clause of an issued document. */
export interface BoardCell extends Tally {
  readonly unit: string;
  /** The unit's place, from the top. */
  readonly path: string;
  readonly issue_id: string;
  readonly clause: number;
}

export interface PlaceCell extends Tally {
  readonly territory: string;
  readonly issue_id: string;
  readonly clause: number;
}

/** Where a page of units begins: after this unit of this place. */
export type UnitPlace = readonly [path: string, unit: string];

export interface UnitPage {
  readonly cells: readonly BoardCell[];
  readonly next: UnitPlace | null;
}

/** A page of units, place by place, each with its cells. */
export async function boardUnits(
  pool: Pool,
  viewer: Viewer,
  filters: BoardFilters,
  { after, limit }: { readonly after?: UnitPlace | undefined; readonly limit: number },
): Promise<UnitPage> {
  const [counted, besides] = await Promise.all([
    unitsByPlace(pool, viewer, filters, { after, limit }),
    tasksBesides(pool, viewer, filters, { after, limit }),
  ]);
  const all = [...counted, ...besides].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0,
  );
  const units = [...new Set(all.map(keyOf))];
  const shown = new Set(units.slice(0, limit));
  const cells = all.filter((cell) => shown.has(keyOf(cell)));
  const last = cells.at(-1);
  return {
    cells,
    next: units.length > limit && last !== undefined ? [last.path, last.unit] : null,
  };
}

interface PageOf {
  readonly after?: UnitPlace | undefined;
  readonly limit: number;
}

function unitsByPlace(
  pool: Pool,
  { visibility }: Viewer,
  filters: BoardFilters,
  { after, limit }: PageOf,
): Promise<BoardCell[]> {
  const select = new Select();
  select.where(byRightOfPlace(select, visibility, 'c'));
  narrowUnits(select, 'c', filters);
  if (after !== undefined) select.where(afterPlace(select, ['c.path', 'c.unit'], after, false));
  return select.run<BoardCell>(
    pool,
    `SELECT c.unit, c.path, c.issue_id, c.clause, ${sums('c')} FROM board_cell c
     JOIN (SELECT c.path, c.unit FROM board_cell c ${select.whereText}
           GROUP BY c.path, c.unit ORDER BY c.path, c.unit LIMIT ${select.param(limit + 1)}) AS p
       ON p.path = c.path AND p.unit = c.unit
     ${select.whereText} GROUP BY c.path, c.unit, c.issue_id, c.clause ORDER BY c.path, c.unit`,
  );
}

/** Tasks that only the viewer's part in them shows, counted as they stand. */
async function tasksBesides(
  pool: Pool,
  { visibility, now }: Viewer,
  filters: BoardFilters,
  page: PageOf | null,
): Promise<BoardCell[]> {
  const select = new Select();
  const part = byRightOfPart(select, visibility);
  if (part === null) return [];
  select.where(part);
  narrowUnits(select, 't', filters);
  const at = `${select.param(new Date(now))}::timestamptz`;
  const light = (name: string): string =>
    `count(*) FILTER (WHERE ${lightSql('t', at)} = '${name}')::integer AS ${name}`;
  const found = await select.run<BoardCell>(
    pool,
    `SELECT t.unit, t.path, t.issue_id, t.clause, count(*)::integer AS total,
       ${['green', 'yellow', 'red', 'blue', 'grey'].map(light).join(', ')},
       count(*) FILTER (WHERE ${overdueSql('t', at)})::integer AS overdue
     FROM task t ${select.whereText} GROUP BY t.path, t.unit, t.issue_id, t.clause`,
  );
  const after = page?.after === undefined ? null : page.after.join(' ');
  return after === null ? found : found.filter((cell) => keyOf(cell) > after);
}

/** In the order of the page: by place, then by unit, character by character. */
const keyOf = ({ path, unit }: BoardCell): string => `${path} ${unit}`;

/** Roll-ups by the rows under which they are shown. */
export async function boardPlaces(
  pool: Pool,
  readings: readonly PlaceReading[],
  filters: Pick<BoardFilters, 'clause' | 'issues' | 'level'>,
): Promise<readonly PlaceCell[]> {
  if (readings.length === 0) return [];
  const select = new Select();
  select.where(ofReadings(select, readings));
  narrow(select, 'r', filters);
  const found = await select.run<PlaceCell>(
    pool,
    `SELECT r.territory, r.issue_id, r.clause, ${sums('r')} FROM board_rollup r ${select.whereText}
     GROUP BY r.territory, r.issue_id, r.clause`,
  );
  const rows = new Map(readings.map(({ territory, row }) => [territory, row]));
  return found.map((cell) => ({ ...cell, territory: rows.get(cell.territory) ?? cell.territory }));
}

/** What the roll-ups do not tell: what the viewer sees by right of a unit or of its part beyond the places it sees whole. */
export async function boardUnitsBesides(
  pool: Pool,
  viewer: Viewer,
  filters: BoardFilters,
): Promise<readonly BoardCell[]> {
  const { visibility } = viewer;
  const select = new Select();
  select.where(
    byRightOfPlace(select, { ...visibility, subtrees: [], typed: [], sensitiveSubtrees: [] }, 'c'),
  );
  select.where(`NOT (${byRightOfPlace(select, { ...visibility, units: [] }, 'c')})`);
  narrowUnits(select, 'c', filters);
  const [own, parts] = await Promise.all([
    visibility.units.length === 0
      ? []
      : select.run<BoardCell>(
          pool,
          `SELECT c.unit, c.path, c.issue_id, c.clause, ${sums('c')} FROM board_cell c ${select.whereText}
           GROUP BY c.path, c.unit, c.issue_id, c.clause`,
        ),
    tasksBesides(pool, viewer, filters, null),
  ]);
  return [...own, ...parts];
}

/** The units of one place alone, none of those below it, by right of places. */
export function boardOwn(
  pool: Pool,
  { visibility }: Viewer,
  path: string,
  filters: BoardFilters,
): Promise<BoardCell[]> {
  const select = new Select();
  select.where(byRightOfPlace(select, { ...visibility, units: [] }, 'c'));
  select.where(`c.path = ${select.param(path)}`);
  select.where(within(select, path, 'c'));
  narrowUnits(select, 'c', filters);
  return select.run<BoardCell>(
    pool,
    `SELECT c.unit, c.path, c.issue_id, c.clause, ${sums('c')} FROM board_cell c ${select.whereText}
     GROUP BY c.path, c.unit, c.issue_id, c.clause`,
  );
}

export interface IssueRow {
  readonly id: string;
  readonly document_id: string;
  readonly plan_year: number;
}

/** The issues of documents and a plan year; all of them where neither is named. */
export function issuesOf(
  pool: Pool,
  {
    document,
    planYear,
  }: { readonly document?: readonly string[] | undefined; readonly planYear?: number | undefined },
): Promise<IssueRow[]> {
  const select = new Select();
  if (document !== undefined) select.where(`document_id = ANY (${select.param(document)}::uuid[])`);
  if (planYear !== undefined) select.where(`plan_year = ${select.param(planYear)}`);
  return select.run<IssueRow>(pool, `SELECT id, document_id, plan_year FROM issue ${select.whereText}`);
}

/** Headings of the issued clauses. */
export function clauseHeadings(
  pool: Pool,
  issues: readonly string[],
): Promise<{ issue_id: string; clause: number; heading: string }[]> {
  const select = new Select();
  return select.run(
    pool,
    `SELECT issue_id, clause, heading FROM issue_clause WHERE issue_id = ANY (${select.param(issues)}::uuid[])
     ORDER BY clause`,
  );
}
