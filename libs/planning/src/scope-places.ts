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
  const listed = listedPlaces(organisation, task.scope);
  const missing = places === null && task.line.length > 0 ? missingPlaces(task, listed.list) : null;
  if (places === null) return { codes: listed.codes, missing };
  const codes = new Set(listed.codes);
  addNamed(organisation, task, places, codes);
  return { codes, missing };
}

/** A scope's list, and all the places it covers with the levels above them. */
interface Listed {
  readonly list: ScopePlaces | undefined;
  readonly codes: ReadonlySet<string>;
}

/** By organisation and scope: many tasks share a scope, and going through its villages for each took most of a plan's time. */
const known = new WeakMap<Organisation, Map<Scope, Listed>>();

function listedPlaces(organisation: Organisation, scope: Scope): Listed {
  const scopes = known.get(organisation) ?? new Map<Scope, Listed>();
  known.set(organisation, scopes);
  const found = scopes.get(scope);
  if (found !== undefined) return found;
  const list = organisation.scopes[scope];
  const codes = new Set<string>();
  for (const code of [...(list?.places ?? []), ...(list?.corps ?? [])]) addSubtree(organisation, code, codes);
  const listed = { list, codes };
  scopes.set(scope, listed);
  return listed;
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
    } else addWithAbove(organisation, code, codes);
  }
}

function aboveLine(task: TaskTemplate, territory: Territory): boolean {
  const order = ['region', 'prefecture', 'county', 'township', 'village'];
  const first = Math.min(...task.line.map((level) => order.indexOf(level)));
  return order.indexOf(territory.level) < first;
}

/** A place, all below it, and the levels above. */
function addSubtree(organisation: Organisation, code: string, codes: Set<string>): void {
  addWithAbove(organisation, code, codes);
  addBelow(organisation, code, codes);
}

function addBelow(organisation: Organisation, code: string, codes: Set<string>): void {
  for (const child of organisation.children(code)) {
    codes.add(child.code);
    addBelow(organisation, child.code, codes);
  }
}

function addWithAbove(organisation: Organisation, code: string, codes: Set<string>): void {
  codes.add(code);
  for (const above of organisation.ancestors(code)) codes.add(above.code);
}
