import { isDay, NoCalendarError, yearOf } from '@duban/calendar';
import { existsOn } from '@duban/organisation';
import type { Level, Territory } from '@duban/organisation';
import { compileTasks } from './compile-tasks';
import type { Compilation } from './compile-tasks';
import { matchTemplates } from './match-templates';
import type { ClauseMatch } from './match-templates';
import { defaultDepth, levels } from './plan-request';
import type { PlanRequest } from './plan-request';
import { Plan } from './planned-tasks';
import { withProposals } from './proposals/with-proposals';
import { nameTasks } from './task-names';
import type { PlanRefusal, PlanRemark } from './types';

export type PlanResult =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: PlanRefusal };

const refused = (code: PlanRefusal['code'], params: PlanRefusal['params']): PlanResult => ({
  ok: false,
  refusal: { code, params },
});

/**
 * Multiplies the templates a document's clauses match, or that are proposed for them, with the organisation and the calendar: who owes what by
 * when. Pure, and quick to make; the tasks themselves are made one by one as they are read.
 */
export function plan(asked: PlanRequest): PlanResult {
  const { organisation, calendar, planYear, issuedOn } = asked;
  if (!isDay(issuedOn)) return refused('invalid-day', { day: String(issuedOn) });
  for (const year of [planYear, yearOf(issuedOn)]) {
    if (!calendar.hasYear(year)) return refused('no-calendar', { year });
  }
  const unknown = (asked.territories ?? []).find((code) => organisation.territory(code) === null);
  if (unknown !== undefined) return refused('unknown-territory', { territory: unknown });
  const { request, matches } = withProposals(asked, matchTemplates(asked.document, asked.templates));
  const naming = nameTasks(request, matches);
  if (!naming.ok) return naming;
  try {
    const compilation = compileTasks(request, matches, naming.names);
    return { ok: true, plan: makePlan(request, matches, compilation) };
  } catch (error) {
    if (error instanceof NoCalendarError) return refused(error.code, { year: error.params.year });
    throw error;
  }
}

function makePlan(request: PlanRequest, matches: readonly ClauseMatch[], compilation: Compilation): Plan {
  const depth = request.depth ?? defaultDepth;
  const roots = rootsOf(request);
  const below = roots.flatMap((root) => [...walk(request, root, deepestLevel(request, root, depth))]);
  const confirm: PlanRemark[] = [...compilation.confirm, ...provisionalYears(request)];
  const heldBack = [...compilation.heldBack, ...unplaced(request, compilation)];
  return new Plan({
    request,
    depth,
    matches,
    tasks: compilation.tasks,
    territories: below,
    confirm,
    heldBack,
  });
}

/** The places to plan for, none within another. */
function rootsOf({ organisation, territories }: PlanRequest): readonly string[] {
  if (territories === undefined || territories.length === 0) return ['65', 'BT'];
  const chosen = [...new Set(territories)];
  return chosen.filter(
    (code) => !chosen.some((other) => other !== code && organisation.isWithin(code, other)),
  );
}

/** A place that was named itself gets its tasks, however deep it lies. */
function deepestLevel({ organisation }: PlanRequest, root: string, depth: Level): number {
  const own = organisation.territory(root)?.level ?? depth;
  return Math.max(levels.indexOf(depth), levels.indexOf(own));
}

function* walk(request: PlanRequest, code: string, deepest: number): Generator<Territory> {
  const territory = request.organisation.territory(code);
  if (territory === null || !existsOn(territory, request.issuedOn)) return;
  if (levels.indexOf(territory.level) > deepest) return;
  yield territory;
  for (const child of request.organisation.children(code)) yield* walk(request, child.code, deepest);
}

/** Days of these years are shown as provisional until their notice comes. */
function provisionalYears({ calendar, planYear, issuedOn }: PlanRequest): readonly PlanRemark[] {
  return [...new Set([planYear, yearOf(issuedOn)])]
    .filter((year) => calendar.isProvisional(year))
    .map((year) => ({ key: String(year), reason: 'provisional-calendar' as const }));
}

/** Regiments whose division is not known, where a task would go down to them. */
function unplaced(request: PlanRequest, { tasks }: Compilation): readonly PlanRemark[] {
  const { organisation, territories, depth = defaultDepth } = request;
  if (levels.indexOf(depth) < levels.indexOf('township')) return [];
  if (!tasks.some(({ task }) => task.corps && task.line.includes('township'))) return [];
  const asked = (code: string): boolean =>
    territories === undefined ||
    territories.length === 0 ||
    territories.includes('BT') ||
    territories.includes(code);
  return [...organisation.territories()]
    .filter(
      (territory) => territory.heldBack !== null && territory.level === 'township' && asked(territory.code),
    )
    .map((territory) => ({ key: territory.code, reason: 'parent-unknown' as const }));
}
