import type { Visibility } from '@duban/contracts';
import { visibleSql, within } from '../queries/visible.sql';
import type { Select } from '../queries/select';
import { tallyColumns } from './tally';
import type { Coverage, PlaceReading } from './coverage';

/** What a board may be narrowed by; each left out says nothing. */
export interface BoardFilters {
  readonly issues?: readonly string[] | undefined;
  readonly clause?: readonly number[] | undefined;
  readonly level?: readonly string[] | undefined;
  readonly unit?: readonly string[] | undefined;
  /** Paths of subtrees. */
  readonly paths?: readonly string[] | undefined;
}

export const sums = (alias: string): string =>
  tallyColumns.map((name) => `sum(${alias}.${name})::integer AS ${name}`).join(', ');

/** What a viewer sees of cells by right of a unit it holds or of a place; tasks have the same columns. */
export function byRightOfPlace(select: Select, visibility: Visibility, alias: string): string {
  const arms: string[] = [];
  const open = `NOT ${alias}.sensitive`;
  if (visibility.units.length > 0) {
    arms.push(`${alias}.unit = ANY (${select.param(visibility.units)}::text[])`);
  }
  for (const path of visibility.subtrees) arms.push(`${within(select, path, alias)} AND ${open}`);
  for (const { type, path } of visibility.typed) {
    arms.push(`${alias}.unit_type = ${select.param(type)} AND ${within(select, path, alias)} AND ${open}`);
  }
  for (const path of visibility.sensitiveSubtrees) {
    arms.push(`${within(select, path, alias)} AND ${alias}.sensitive`);
  }
  return arms.length === 0 ? 'false' : arms.map((arm) => `(${arm})`).join(' OR ');
}

/** What it sees besides, task by task, by its units' part in them. Null where it has no unit. */
export function byRightOfPart(select: Select, visibility: Visibility): string | null {
  if (visibility.units.length === 0) return null;
  const { units } = visibility;
  const part = visibleSql(select, { units, subtrees: [], typed: [], sensitiveSubtrees: [] }, 't');
  return `(${part}) AND NOT (${byRightOfPlace(select, visibility, 't')})`;
}

/** Adds the filters that cells, roll-ups and tasks share. */
export function narrow(select: Select, alias: string, filters: BoardFilters): void {
  const { issues, clause, level } = filters;
  if (issues !== undefined) select.where(`${alias}.issue_id = ANY (${select.param(issues)}::uuid[])`);
  if (clause !== undefined) select.where(`${alias}.clause = ANY (${select.param(clause)}::integer[])`);
  if (level !== undefined) select.where(`${alias}.level = ANY (${select.param(level)}::text[])`);
}

/** Adds the filters of cells and tasks. */
export function narrowUnits(select: Select, alias: string, filters: BoardFilters): void {
  narrow(select, alias, filters);
  const { unit, paths } = filters;
  if (unit !== undefined) select.where(`${alias}.unit = ANY (${select.param(unit)}::text[])`);
  if (paths !== undefined) {
    const arms = paths.map((path) => `(${within(select, path, alias)})`);
    select.where(arms.length === 0 ? 'false' : arms.join(' OR '));
  }
}

/** Conditions over `board_rollup r` of readings that have the same coverage. */
export function ofReadings(select: Select, readings: readonly PlaceReading[]): string {
  const groups = new Map<string, PlaceReading[]>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.covers, reading.without]);
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  const arms = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const places = select.param([...new Set(group.map(({ territory }) => territory))]);
    return [`r.territory = ANY (${places}::text[]) AND (${covered(select, first.covers, first.without)})`];
  });
  return arms.length === 0 ? 'false' : arms.map((arm) => `(${arm})`).join(' OR ');
}

function covered(select: Select, { all, types, sensitive }: Coverage, without: readonly string[]): string {
  const arms: string[] = [];
  if (all) {
    const rest = without.length === 0 ? '' : ` AND r.unit_type <> ALL (${select.param(without)}::text[])`;
    arms.push(`NOT r.sensitive${rest}`);
  } else if (types.length > 0) {
    arms.push(`NOT r.sensitive AND r.unit_type = ANY (${select.param(types)}::text[])`);
  }
  if (sensitive) arms.push('r.sensitive');
  return arms.map((arm) => `(${arm})`).join(' OR ');
}
