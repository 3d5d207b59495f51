import { dayAt, dayText } from '../clock/days';
import type { Draft } from '../clock/clock-rule';
import type { TaskState } from '../state';
import type { Assignment, TaskEvent, Terms } from '../types';

/** A task's first event: whose it is, and under which terms. */
export function assign(assignment: Assignment, terms: Terms): Draft {
  const { taskId: _, ...data } = assignment;
  return { kind: 'assigned', data: { ...data, termsId: terms.id } };
}

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
  };
}
