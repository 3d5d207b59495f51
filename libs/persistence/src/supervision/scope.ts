import { byRightOfPlace } from '../board/cell.sql';
import type { Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { within } from '../queries/visible.sql';

/** What a list of supervision may be narrowed by. */
export interface DeskFilters {
  readonly unit?: readonly string[] | undefined;
  readonly paths?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
  readonly level?: readonly string[] | undefined;
  readonly clause?: readonly number[] | undefined;
}

/** Adds the narrowing, over `task t`. */
export function narrowTasks(select: Select, filters: DeskFilters): void {
  const oneOf = (column: string, values: readonly unknown[] | undefined, type: string): void => {
    if (values !== undefined) select.where(`t.${column} = ANY (${select.param(values)}::${type}[])`);
  };
  oneOf('unit', filters.unit, 'text');
  oneOf('document_id', filters.document, 'uuid');
  oneOf('level', filters.level, 'text');
  oneOf('clause', filters.clause, 'integer');
  if (filters.paths !== undefined) {
    const arms = filters.paths.map((path) => `(${within(select, path, 't')})`);
    select.where(arms.length === 0 ? 'false' : arms.join(' OR '));
  }
}

/** Whole units alone: what a viewer sees of a unit by its part in single tasks is no picture of the unit. */
export function ofSeenUnits(select: Select, { visibility }: Viewer, filters: DeskFilters): void {
  select.where(byRightOfPlace(select, visibility, 't'));
  narrowTasks(select, filters);
}
