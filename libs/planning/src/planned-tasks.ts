import type { Level, Organisation, Territory } from '@duban/organisation';
import type { CompiledTask } from './compile-tasks';
import { leadAt, supportAt } from './lead-unit';
import type { LeadUnit } from './lead-unit';
import type { ClauseMatch } from './match-templates';
import type { PlanRequest } from './plan-request';
import { proposalOf } from './proposals/proposal';
import type { Proposal } from './proposals/proposal';
import type { Fallback, PlannedTask, PlanRemark } from './types';

/** A unit's share of a year, as the plan asks it. */
export interface UnitBurden {
  readonly unit: string;
  readonly tasks: number;
  readonly reports: number;
}

export interface PlanTotals {
  readonly tasks: number;
  /** Units that owe something: each has one docket. */
  readonly dockets: number;
  readonly reports: number;
}

export interface PlanParts {
  readonly request: PlanRequest;
  readonly depth: Level;
  readonly matches: readonly ClauseMatch[];
  readonly tasks: readonly CompiledTask[];
  readonly territories: readonly Territory[];
  readonly confirm: readonly PlanRemark[];
  readonly heldBack: readonly PlanRemark[];
}

/** Kinds of place that get tasks at the levels below the county; everything above does. */
const townships = new Set(['town', 'township']);
const corpsTownships = new Set(['corps-town', 'corps-township', 'corps-regiment']);
const corpsVillages = new Set(['corps-company', 'village']);

/** True where tasks are issued: towns and townships but no streets, village committees, regiments and companies. */
export function mayReceive(territory: Territory): boolean {
  if (territory.heldBack !== null || territory.kind === 'corps-city') return false;
  if (territory.level === 'township') {
    return (territory.corps ? corpsTownships : townships).has(territory.kind);
  }
  if (territory.level !== 'village') return true;
  return territory.corps ? corpsVillages.has(territory.kind) : territory.kind === 'village';
}

/** One unit's share of one task, before it is written out. */
interface Share {
  readonly territory: Territory;
  readonly compiled: CompiledTask;
  readonly lead: LeadUnit;
}

/**
 * Who owes what by when. Tasks are made as they are read, territory by territory and there unit by unit, so that
 * a plan of a million tasks needs no more memory than one of a hundred; reading twice gives the same twice.
 */
export class Plan {
  readonly depth: Level;
  readonly matches: readonly ClauseMatch[];
  readonly confirm: readonly PlanRemark[];
  readonly heldBack: readonly PlanRemark[];
  readonly request: PlanRequest;
  readonly #tasks: readonly CompiledTask[];
  readonly #territories: readonly Territory[];

  constructor(parts: PlanParts) {
    this.request = parts.request;
    this.depth = parts.depth;
    this.matches = parts.matches;
    this.confirm = parts.confirm;
    this.heldBack = parts.heldBack;
    this.#tasks = parts.tasks;
    this.#territories = parts.territories.filter(mayReceive);
  }

  /** The planned tasks; of one clause of the document where its number is given. */
  *tasks(clause: number | null = null): Generator<PlannedTask> {
    for (const share of this.#shares(clause)) yield plannedTask(this.request.organisation, share);
  }

  /** What each unit is asked in the plan's year, in the order of the tasks. */
  burden(): readonly UnitBurden[] {
    const found = new Map<string, { unit: string; tasks: number; reports: number }>();
    for (const { lead, compiled } of this.#shares(null)) {
      let entry = found.get(lead.unit);
      if (entry === undefined) {
        entry = { unit: lead.unit, tasks: 0, reports: 0 };
        found.set(lead.unit, entry);
      }
      entry.tasks++;
      entry.reports += compiled.days.reportDays.length;
    }
    return [...found.values()];
  }

  /** Sums over all units. */
  totals(burden: readonly UnitBurden[] = this.burden()): PlanTotals {
    let tasks = 0;
    let reports = 0;
    for (const unit of burden) {
      tasks += unit.tasks;
      reports += unit.reports;
    }
    return { tasks, dockets: burden.length, reports };
  }

  /** The tasks that were made from the document's own words, for a person to look at before issuing. */
  proposals(): readonly Proposal[] {
    return this.#tasks.filter(({ task }) => task.proposed).map(proposalOf);
  }

  /** Whether its days may still move: a year's notice has not come. */
  isProvisional(): boolean {
    return this.confirm.some(({ reason }) => reason === 'provisional-calendar');
  }

  /** Where units stand in for a lead their level lacks. */
  fallbacks(): readonly Fallback[] {
    const found = new Map<string, Fallback>();
    for (const { lead, compiled, territory } of this.#shares(null)) {
      if (!lead.fallback) continue;
      const id = `${compiled.key}/${territory.level}/${lead.type}`;
      found.set(id, {
        key: compiled.key,
        level: territory.level,
        lead: compiled.lead,
        takenBy: lead.type,
        tasks: (found.get(id)?.tasks ?? 0) + 1,
      });
    }
    return [...found.values()];
  }

  *#shares(clause: number | null): Generator<Share> {
    const { organisation } = this.request;
    const tasks = this.#tasks.filter(
      (compiled) => compiled.ready && (clause === null || compiled.clause === clause),
    );
    for (const territory of this.#territories) {
      const leads = new Map<string, LeadUnit | null>();
      const byUnit = new Map<string, Share[]>();
      for (const compiled of tasks) {
        if (!applies(compiled, territory)) continue;
        let lead = leads.get(compiled.lead);
        if (lead === undefined) {
          lead = leadAt(organisation, territory, compiled.lead);
          leads.set(compiled.lead, lead);
        }
        if (lead === null) continue;
        const shares = byUnit.get(lead.unit);
        if (shares === undefined) byUnit.set(lead.unit, [{ territory, compiled, lead }]);
        else shares.push({ territory, compiled, lead });
      }
      for (const shares of byUnit.values()) yield* shares;
    }
  }
}

/** True where a territory carries a task: its level is in the line, its place in the scope. */
function applies({ task, reach }: CompiledTask, territory: Territory): boolean {
  if (territory.corps ? !task.corps : task.scope === 'corps') return false;
  if (territory.level === 'region') return true;
  if (!task.line.includes(territory.level)) return false;
  return reach.codes === null || reach.codes.has(territory.code);
}

/** Shared, since a plan may hold a million tasks. */
const certain: PlannedTask['unsure'] = [];

function plannedTask(organisation: Organisation, { territory, compiled, lead }: Share): PlannedTask {
  const { task, template, days } = compiled;
  return {
    key: compiled.key,
    clause: compiled.clause,
    template: template.number,
    title: task.title,
    kind: task.kind,
    unit: lead.unit,
    support: supportAt(organisation, territory, compiled.support, {
      lead: lead.unit,
      corpsOnly: task.scope === 'corps',
    }),
    supervisor: organisation.supervisorOf(lead.unit),
    relays: relaysOf(organisation, territory, compiled),
    territory: territory.code,
    level: territory.level,
    dueOn: days.dueOn,
    dueAt: days.dueAt,
    acceptBy: days.acceptBy,
    rhythm: task.rhythm,
    reportDays: days.reportDays,
    curve: task.curve,
    indicators: compiled.indicators,
    evidence: task.evidence,
    sentences: compiled.sentences,
    sensitive: task.sensitive,
    templateVersion: template.version,
    rules: compiled.rules,
    fallback: lead.fallback,
    proposed: task.proposed === true,
    unsure: task.unsure ?? certain,
  };
}

/** The units above that pass the task on and watch, nearest first. */
function relaysOf(
  organisation: Organisation,
  territory: Territory,
  { task, lead }: CompiledTask,
): readonly string[] {
  if (task.relay.length === 0) return [];
  const relays: string[] = [];
  for (const above of organisation.ancestors(territory.code)) {
    if (!task.relay.includes(above.level)) continue;
    const unit = leadAt(organisation, above, lead);
    if (unit !== null) relays.push(unit.unit);
  }
  return relays;
}
