import { permittedActs } from '@duban/access';
import type { Caller } from '@duban/access';
import { dayOf, formatInstant, yearOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import type { ActName, TaskTraits } from '@duban/contracts';
import type { ScheduleItem } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { TaskView, WorldData } from '@duban/persistence';

/** A task with what the caller may do to it now. */
export interface TaskWithActs extends TaskView {
  readonly acts: readonly ActName[];
}

/** True where one of the task's days lies in a year whose notice has not come; left out otherwise. */
interface Provisional {
  readonly provisional?: true;
}

/** What decides who may see a task, of the task as it is answered. */
export function traitsOf(task: TaskView, world: WorldData): TaskTraits {
  const { obstacle, objection } = task;
  return {
    ...task,
    unitType: splitUnit(task.unit)[1],
    path: world.path(task.territory),
    obstacleHeldBy: obstacle?.heldBy ?? null,
    objection:
      objection === null ? null : { reviewer: objection.reviewer, takenBy: objection.against.username },
  };
}

/** Marks a task whose days are provisional. */
export function withProvisional<T extends TaskView>(task: T, world: WorldData): T & Provisional {
  return markProvisional(task, [task.dueOn, task.acceptBy, task.nextReportBy], world);
}

/** Marks what shows days of which one is provisional. */
export function markProvisional<T extends object>(
  shown: T,
  days: readonly (Day | null)[],
  { calendar }: WorldData,
): T & Provisional {
  const provisional = days.some(
    (day) => day !== null && calendar.hasYear(yearOf(day)) && calendar.isProvisional(yearOf(day)),
  );
  return provisional ? { ...shown, provisional } : shown;
}

/** What happens next, marked where its day lies in a year whose notice has not come. */
export function scheduleAnswer(item: ScheduleItem, world: WorldData): object {
  return markProvisional({ ...item, at: formatInstant(item.at) }, [dayOf(item.at)], world);
}

/** Questions are asked once, and answered while they are asked; acts left out always fit. */
const fitting: Readonly<Partial<Record<ActName, (task: TaskView) => boolean>>> = {
  'request-extension': ({ extension, overdue }) => extension === null && !overdue,
  'decide-extension': ({ extension }) => extension !== null,
  'raise-obstacle': ({ obstacle }) => obstacle === null,
  'clear-obstacle': ({ obstacle }) => obstacle !== null,
  object: ({ objection }) => objection === null,
  'decide-objection': ({ objection }) => objection !== null,
};

/** The task as one caller gets it. */
export function taskAnswer(task: TaskView, caller: Caller, world: WorldData): TaskWithActs & Provisional {
  const acts = permittedActs(caller, traitsOf(task, world), task.status).filter(
    (act) => fitting[act]?.(task) ?? true,
  );
  return withProvisional({ ...task, acts }, world);
}
