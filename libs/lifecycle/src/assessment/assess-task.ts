import type { Instant } from '@duban/calendar';
import { fold } from '../evolve';
import { overdueIn } from '../lateness';
import type { TaskState } from '../state';
import type { World } from '../types';
import { viewOf } from '../view';
import { termsAfter } from './assessed';
import type { AssessedTask, Outcome, Point, UnitShare } from './assessed';
import { happenings } from './happenings';
import type { Happening } from './happenings';
import type { AssessmentRules, ScoredRule } from './rule-set';

/**
 * What one task's events come to for the units that had it, at a cut-off. Pure: the same events, rules and calendar
 * give the same points. Fair by the clock's own lateness: days under review, declined, suspended, of an obstacle in other
 * hands and holidays are nobody's fault; what came while a former unit had the task is that unit's.
 */
export function assessTask(
  task: AssessedTask,
  rules: AssessmentRules,
  cutoff: Instant,
  world: World,
): readonly UnitShare[] {
  const state = fold(task.events, task.book);
  const outcome = outcomeOf(state, task, cutoff, world);
  if (outcome === 'void') return [share(task.taskId, state.unit, 'void')];
  const found = happenings(task, cutoff, world);
  const former = [...new Set(found.map(({ unit }) => unit))].filter((unit) => unit !== state.unit);
  const pending: UnitShare = share(task.taskId, state.unit, 'pending');
  return [
    outcome === 'pending' ? pending : ownShare(task, rules, { state, outcome, found }),
    ...former.map((unit) => ({
      ...share(task.taskId, unit, 'former'),
      points: lost(task.taskId, rules, found, unit),
    })),
  ];
}

const share = (taskId: string, unit: string, outcome: Outcome): UnitShare => ({
  unit,
  taskId,
  outcome,
  possible: 0,
  points: [],
});

function outcomeOf(
  state: TaskState,
  task: AssessedTask,
  cutoff: Instant,
  world: World,
): Exclude<Outcome, 'former'> {
  switch (state.status) {
    case 'completed':
      return 'met';
    case 'terminated':
      return 'unmet';
    case 'cancelled':
      return 'void';
    case 'submitted':
    case 'declined':
    case 'suspended':
      return 'pending';
    case 'assigned':
    case 'active':
    case 'returned':
      return overdueIn(viewOf(state, termsAfter(task), world), cutoff) && !isHeldByOthers(state)
        ? 'unmet'
        : 'pending';
  }
}

/** An open obstacle is in its holder's hands. */
function isHeldByOthers(state: TaskState): boolean {
  return 'obstacle' in state && state.obstacle !== undefined;
}

interface Own {
  readonly state: TaskState;
  readonly outcome: 'met' | 'unmet';
  readonly found: readonly Happening[];
}

/** The points of the unit that has the task at the end. */
function ownShare(task: AssessedTask, rules: AssessmentRules, { state, outcome, found }: Own): UnitShare {
  const { taskId } = task;
  const weight = (rule: ScoredRule): number => rules.rules[rule].points;
  const closing: Point = {
    rule: outcome === 'met' ? 'completed' : state.status === 'terminated' ? 'terminated' : 'overdue',
    points: 0,
    taskId,
    seq: lastOf(task, outcome === 'met' ? 'approved' : null),
    amount: 1,
  };
  const points: Point[] = [
    { ...closing, points: weight(closing.rule as ScoredRule) },
    ...lost(taskId, rules, found, state.unit),
  ];
  const sum = points.reduce((all, point) => all + point.points, 0);
  if (sum < 0) points.push({ rule: 'floor', points: -sum, taskId, seq: closing.seq, amount: 1 });
  for (const { figure, isReached, seq } of task.figures) {
    const rule = isReached ? 'indicator-reached' : 'indicator-missed';
    points.push({ rule, points: weight(rule), taskId, seq: seq ?? lastOf(task, null), amount: 1, figure });
  }
  const possible = weight('completed') + task.figures.length * weight('indicator-reached');
  return { unit: state.unit, taskId, outcome, possible, points };
}

/** The number of the last event of a kind, or of all. */
function lastOf({ events }: AssessedTask, kind: string | null): number {
  return events.findLast((event) => kind === null || event.kind === kind)?.seq ?? events.length;
}

/** What a unit lost on a task, each rule up to its bound: beyond it an occurrence stands there with no points. */
function lost(
  taskId: string,
  { rules }: AssessmentRules,
  found: readonly Happening[],
  unit: string,
): readonly Point[] {
  const taken = new Map<ScoredRule, number>();
  return found
    .filter((happening) => happening.unit === unit)
    .map(({ rule, seq, amount }) => {
      const { points, most } = rules[rule];
      const before = taken.get(rule) ?? 0;
      const left = most === undefined ? -Infinity : Math.min(0, -most - before);
      const now = Math.max(points * amount, left);
      taken.set(rule, before + now);
      // Zero is written without a sign.
      return { rule, points: now === 0 ? 0 : now, taskId, seq, amount };
    });
}
