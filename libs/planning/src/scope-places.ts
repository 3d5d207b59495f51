import type { Organisation, ScopePlaces, Territory } from '@duban/organisation';
import type { Scope, TaskTemplate } from './types';

/** Scopes whose places must be named before the task goes below the region. */
const named: readonly Scope[] = ['pilot', 'demo-villages', 'resettlement', 'conditional'];

/** Where a task applies below the region and the Corps' headquarters. */
export interface Reach {
  /** Null: everywhere. */
  readonly codes: ReadonlySet<string> | null;
  /** What must be named before the task goes further down than this. */
  readonly missing: 'places-needed' | 'corps-places-needed' | null;
}

/** True for a scope that asks for places. */
export function needsPlaces(scope: Scope): boolean {
  return named.includes(scope);
}

/**
 * The places a task applies to. A list of the scope (`southern`, `poverty` …) covers what is below its places and
 * the levels above them. Named places cover themselves and the levels above, nothing below: a county that runs a
 * pilot does not make pilots of all its villages. A place named above every level of the task's line covers what is
 * below it, since else the naming would have no effect.
 */
export function reachOf(
  organisation: Organisation,
  task: TaskTemplate,
  places: readonly string[] | null,
): Reach {
  if (task.scope === 'all' || task.scope === 'restricted') return { codes: null, missing: null };
  const codes = new Set<string>();
  const list = organisation.scopes[task.scope];
  for (const code of list?.places ?? []) addSubtree(organisation, code, codes);
  for (const code of list?.corps ?? []) addSubtree(organisation, code, codes);
  addNamed(organisation, task, places ?? [], codes);
  for (const code of [...codes]) for (const above of organisation.ancestors(code)) codes.add(above.code);
  return { codes, missing: places === null && task.line.length > 0 ? missingPlaces(task, list) : null };
}

function missingPlaces(task: TaskTemplate, list: ScopePlaces | undefined): Reach['missing'] {
  if (needsPlaces(task.scope)) return 'places-needed';
  return list?.corps === null && task.corps ? 'corps-places-needed' : null;
}

function addNamed(
  organisation: Organisation,
  task: TaskTemplate,
  places: readonly string[],
  codes: Set<string>,
): void {
  for (const code of places) {
    const territory = organisation.territory(code);
    if (territory === null) continue;
    if (task.scope in organisation.scopes || aboveLine(task, territory)) {
      addSubtree(organisation, code, codes);
    } else codes.add(code);
  }
}

function aboveLine(task: TaskTemplate, territory: Territory): boolean {
  const order = ['region', 'prefecture', 'county', 'township', 'village'];
  const first = Math.min(...task.line.map((level) => order.indexOf(level)));
  return order.indexOf(territory.level) < first;
}

function addSubtree(organisation: Organisation, code: string, codes: Set<string>): void {
  codes.add(code);
  for (const child of organisation.children(code)) addSubtree(organisation, child.code, codes);
}
