import { dayAt, dayText } from '../clock/days';
import type { Draft } from '../clock/clock-rule';
import type { TaskState } from '../state';
import type { Assignment, TaskEvent, Terms } from '../types';

/** A task's first event: whose it is, and under which terms. */
export function assign(assignment: Assignment, terms: Terms): Draft {
  const { taskId: _, ...data } = assignment;
  return { kind: 'assigned', data: { ...data, termsId: terms.id } };
}

/** The fields that say nothing yet, in the order in which `evolve` writes them: every state has one shape. */
const nothingYet: Partial<TaskState> = {
  told: undefined,
  lateFrom: undefined,
  before: undefined,
  pauses: undefined,
  percent: undefined,
  percentBefore: undefined,
  reportAt: undefined,
  reports: undefined,
  forecast: undefined,
  values: undefined,
  extension: undefined,
  obstacle: undefined,
  blocked: undefined,
  unblockedAt: undefined,
  objection: undefined,
  ended: undefined,
  urgedOn: undefined,
  dueKept: undefined,
  toldBefore: undefined,
};

/** The state a task begins with. */
export function firstState(event: Extract<TaskEvent, { kind: 'assigned' }>, terms: Terms): TaskState {
  const { docketId, unit, support, supervisor, relays, territory, level } = event.data;
  return {
    status: 'assigned',
    seq: event.seq,
    at: event.at,
    since: event.at,
    docketId,
    unit,
    support,
    supervisor,
    relays,
    territory,
    level,
    dueOn: terms.dueOn,
    acceptBy: terms.acceptBy,
    askedAfter: dayText(dayAt(event.at)),
    ...nothingYet,
  };
}
