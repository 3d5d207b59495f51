import { yearOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import { sentencesOf } from './coverage';
import { figuresOf } from './figures';
import type { ClauseMatch } from './match-templates';
import { legalDay, planDays } from './plan-days';
import type { PlanDays } from './plan-days';
import type { PlanRequest } from './plan-request';
import { defaultRules } from './rules';
import { assignmentFor, nothing } from './written-assignment';
import { reachOf } from './scope-places';
import type { Reach } from './scope-places';
import type { WrittenAssignment } from './written-assignment';
import type {
  ClauseTemplate,
  ClockRules,
  IndicatorTarget,
  PlanRemark,
  RemarkReason,
  TaskTemplate,
} from './types';

/** A task template made ready for one plan: everything that is the same for all its units. */
export interface CompiledTask {
  readonly key: string;
  readonly clause: number;
  readonly template: ClauseTemplate;
  readonly task: TaskTemplate;
  /** The unit type that leads on the day of issue, after succession and the issuer's word. */
  readonly lead: string;
  readonly support: readonly string[];
  readonly rules: ClockRules;
  readonly days: PlanDays;
  readonly sentences: readonly number[];
  readonly indicators: readonly IndicatorTarget[];
  readonly reach: Reach;
  /** False while its lead is too uncertain to issue it. */
  readonly ready: boolean;
}

export interface Compilation {
  readonly tasks: readonly CompiledTask[];
  readonly confirm: readonly PlanRemark[];
  readonly heldBack: readonly PlanRemark[];
}

/** Names by which the request may speak of the tasks. */
export interface TaskNames {
  /** The issuer's places and leads under the tasks' own keys. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  readonly leads: ReadonlyMap<string, string>;
  /** The key of a template's task in this plan: its own, with its clause before it where two clauses share it. */
  readonly keyOf: (template: ClauseTemplate, task: TaskTemplate) => string;
}

/** Works out, once for all units, what each task of the matched templates asks, and what stands in its way. */
export function compileTasks(
  request: PlanRequest,
  matches: readonly ClauseMatch[],
  names: TaskNames,
): Compilation {
  const confirm: PlanRemark[] = [];
  const heldBack: PlanRemark[] = [];
  const tasks: CompiledTask[] = [];
  for (const match of matches) {
    if (match.template === null) {
      heldBack.push({ key: `clause-${match.clause.number}`, reason: 'no-template' });
      continue;
    }
    if (match.template.proposed && match.template.tasks.length > 0) {
      confirm.push({ key: `clause-${match.clause.number}`, reason: 'proposed' });
    }
    for (const task of match.template.tasks) {
      const key = names.keyOf(match.template, task);
      const sentences = sentencesOf(task, match);
      if (sentences.length === 0 && task.sentences.length > 0) {
        heldBack.push({ key, reason: 'sentence-missing' });
        continue;
      }
      const compiled = compile(request, { match, template: match.template, task, key, sentences, names });
      tasks.push(compiled.task);
      confirm.push(...compiled.confirm);
      heldBack.push(...compiled.heldBack);
    }
  }
  return { tasks, confirm, heldBack };
}

interface Compiling {
  readonly match: ClauseMatch;
  readonly template: ClauseTemplate;
  readonly task: TaskTemplate;
  readonly key: string;
  readonly sentences: readonly number[];
  readonly names: TaskNames;
}

interface Compiled {
  readonly task: CompiledTask;
  readonly confirm: readonly PlanRemark[];
  readonly heldBack: readonly PlanRemark[];
}

function compile(request: PlanRequest, compiling: Compiling): Compiled {
  const { match, template, task, key, sentences, names } = compiling;
  const { organisation, issuedOn } = request;
  const written =
    task.edited === undefined ? assignmentFor(match, sentences, task.lead, organisation) : nothing;
  const said = names.leads.get(key) ?? written.lead ?? undefined;
  const rules = { ...defaultRules, ...template.rules };
  const resolve = (type: string): string => organisation.resolveType(type, issuedOn) ?? type;
  const reach = reachOf(organisation, task, names.places.get(key) ?? task.places ?? null);
  const planned = legalDay(request.planYear, task.due);
  const dueOn = writtenDay({ ...written, due: task.edited?.dueOn ?? written.due }, planned, request.planYear);
  const figures = figuresOf(task, match, sentences);
  const compiled: CompiledTask = {
    key,
    clause: match.clause.number,
    template,
    task,
    lead: resolve(said ?? task.lead),
    support: [...new Set((written.support ?? task.support).map(resolve))],
    rules,
    days: planDays(request.calendar, task, rules, { dueOn, issuedOn }),
    sentences,
    indicators: figures.indicators,
    reach,
    ready: said !== undefined || task.leadConfidence !== 'low',
  };
  const asks = reach.missing === null ? [] : [reach.missing];
  const doubts = said === undefined ? doubtsAboutLead(request, task) : [];
  // Nobody knows a proposal by its key: its remarks say what it is, and who would lead it.
  const about = task.proposed ? { title: task.title, lead: compiled.lead } : {};
  const remark = (reason: RemarkReason): PlanRemark => ({ key, reason, ...about });
  return {
    task: compiled,
    confirm: [...doubts, ...asks, ...(figures.changed ? ['figure-changed' as const] : [])].map(remark),
    heldBack: [...(compiled.ready ? [] : ['lead-confidence-low' as const]), ...asks].map(remark),
  };
}

/** The legal day: as the document writes it for the task; a day for the whole clause only brings a later one forward. */
function writtenDay({ due, wide }: WrittenAssignment, planned: Day, planYear: number): Day {
  if (due === null || yearOf(due) < planYear || yearOf(due) > planYear + 1) return planned;
  return wide && planned < due ? planned : due;
}

/** What the issuer should settle about a lead nobody has confirmed. */
function doubtsAboutLead(
  { organisation, issuedOn }: PlanRequest,
  task: TaskTemplate,
): readonly RemarkReason[] {
  const moved = organisation.unitType(task.lead)?.moved?.some((part) => part.from <= issuedOn) === true;
  return [
    ...(task.leadConfidence === 'high' ? [] : [`lead-confidence-${task.leadConfidence}` as const]),
    ...(moved ? ['function-moved' as const] : []),
  ];
}
