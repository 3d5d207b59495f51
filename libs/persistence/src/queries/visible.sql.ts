import type { Visibility } from '@duban/contracts';
import type { Select } from './select';

/**
 * What a caller may see, as SQL over the table `task` under an alias; the twin of the access room's `maySee` (a property
 * test holds them together). Each arm can use an index of its own.
 */
export function visibleSql(select: Select, visibility: Visibility, task: string): string {
  return anyOf([...subtreeArms(select, visibility, task), ...otherArms(select, visibility, task)]);
}

/** What a caller may see in parts that share no task. */
export interface VisibleParts {
  /** Whole subtrees: many tasks, one after another in every index of the order or the place. */
  readonly subtrees: readonly string[];
  /** What is seen beside them, by one's own units or by type: few tasks, here and there. */
  readonly beside: string;
}

/** The same as `visibleSql` in parts, each of which an index serves in a way of its own. */
export function visibleParts(select: Select, visibility: Visibility, task: string): VisibleParts {
  const arms = subtreeArms(select, visibility, task);
  const without = (others: readonly string[]): string => others.map((arm) => ` AND NOT (${arm})`).join('');
  return {
    subtrees: arms.map((arm, at) => `(${arm})${without(arms.slice(0, at))}`),
    beside: `(${anyOf(otherArms(select, visibility, task))})${without(arms)}`,
  };
}

function anyOf(arms: readonly string[]): string {
  return arms.length === 0 ? 'false' : arms.map((arm) => `(${arm})`).join(' OR ');
}

function subtreeArms(select: Select, { subtrees }: Visibility, task: string): string[] {
  return subtrees.map((path) => `${within(select, path, task)} AND NOT ${task}.sensitive`);
}

function otherArms(select: Select, visibility: Visibility, task: string): string[] {
  const arms: string[] = [];
  const open = `NOT ${task}.sensitive`;
  if (visibility.units.length > 0) {
    const units = `${select.param(visibility.units)}::text[]`;
    arms.push(
      `${task}.unit = ANY (${units})`,
      `${task}.supervisor = ANY (${units})`,
      `${task}.obstacle_held_by = ANY (${units})`,
      `${task}.objection_reviewer = ANY (${units})`,
      `${dividedBy(task, units)} AND ${open}`,
      `${overlaps(`${task}.support`, units)} AND ${open}`,
      `${overlaps(`${task}.relays`, units)} AND ${open}`,
    );
  }
  for (const { type, path } of visibility.typed) {
    arms.push(`${task}.unit_type = ${select.param(type)} AND ${within(select, path, task)} AND ${open}`);
  }
  for (const path of visibility.sensitiveSubtrees) {
    arms.push(`${within(select, path, task)} AND ${task}.sensitive`);
  }
  return arms;
}

/** Whether a task was divided from one that the units lead; those are looked up once a statement. */
function dividedBy(task: string, units: string): string {
  return `${task}.parent_id IS NOT NULL AND ${task}.parent_id = ANY (ARRAY(SELECT p.id FROM task p WHERE p.unit = ANY (${units})))`;
}

/** Whether two lists share a unit; the second condition, which follows, lets the indexes serve that leave empty lists out. */
export function overlaps(column: string, units: string): string {
  return `${column} && ${units} AND ${column} <> '{}'`;
}

/** Tasks below a path: a range, which an index serves also where the path is a parameter. */
export function within(select: Select, path: string, task: string): string {
  const end = `${path.slice(0, -1)}0`; // '0' follows '/' in the collation "C"
  return `${task}.path >= ${select.param(path)} AND ${task}.path < ${select.param(end)}`;
}
