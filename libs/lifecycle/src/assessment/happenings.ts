import type { Instant } from '@duban/calendar';
import { evolve, fold } from '../evolve';
import { explain } from '../explain';
import type { TaskState } from '../state';
import type { ClockStretch, TaskEvent, World } from '../types';
import { termsAfter } from './assessed';
import type { AssessedTask } from './assessed';
import type { ScoredRule } from './rule-set';

/** Something that bears on the unit in whose hands the task was. */
export interface Happening {
  readonly unit: string;
  readonly rule: ScoredRule;
  readonly seq: number;
  readonly amount: number;
}

/** Rules that an event's kind says by itself. */
const byKind: Readonly<Partial<Record<string, ScoredRule>>> = {
  'accept-missed': 'accept-missed',
  'report-missed': 'report-missed',
  returned: 'returned',
  reopened: 'reopened',
};

/** What the events say of the units that had the task, in order, and how late each was by the clock's own counting. */
export function happenings(task: AssessedTask, cutoff: Instant, world: World): readonly Happening[] {
  const found: Happening[] = [];
  const terms = termsAfter(task);
  let state: TaskState | null = null;
  for (const event of task.events) {
    const rule = ruleOf(event);
    if (rule !== null && state !== null) found.push({ unit: state.unit, rule, seq: event.seq, amount: 1 });
    if (isUpheld(event)) takeBack(found, 'returned');
    state = evolve(state, terms, event);
  }
  found.push(...lateness(task, cutoff, world));
  return found.sort((a, b) => a.seq - b.seq);
}

function ruleOf({ kind, data }: TaskEvent): ScoredRule | null {
  if (kind === 'obstacle-cleared') return data.founded ? 'obstacle-founded' : 'obstacle-unfounded';
  return byKind[kind] ?? null;
}

/** An objection against a return that was upheld: the return was none. */
function isUpheld({ kind, data }: TaskEvent): boolean {
  return kind === 'objection-decided' && data.upheld;
}

function takeBack(found: Happening[], rule: ScoredRule): void {
  const last = found.findLastIndex((happening) => happening.rule === rule);
  if (last >= 0) found.splice(last, 1);
}

/** Working days late in each unit's hands; each stretch rests on the event that ended it, or on the last one. */
function lateness(task: AssessedTask, cutoff: Instant, world: World): readonly Happening[] {
  const { events, book } = task;
  const { clock } = explain(fold(events, book), termsAfter(task), events, cutoff, world);
  return clock.filter(isLate).map((stretch) => ({
    unit: stretch.heldBy,
    rule: 'late',
    seq: events.find((event) => event.at === stretch.to)?.seq ?? events.length,
    amount: stretch.countedWorkingDays,
  }));
}

function isLate({ state, countedWorkingDays }: ClockStretch): boolean {
  return state === 'overdue' && countedWorkingDays > 0;
}
