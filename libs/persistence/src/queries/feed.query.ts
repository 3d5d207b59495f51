import { dayOf, yearOf } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import { taskViewColumns } from '../views/task-view';
import type { TaskViewRow } from '../views/task-view';
import { termsOf } from './reading';
import type { Reading } from './reading';

/** A day on which a unit owes something of a task: to accept it, to report, to have it done. */
export interface OwedDay {
  readonly unit: string;
  readonly day: Day;
  readonly kind: 'accept' | 'due' | 'report';
  readonly taskId: string;
  readonly docketId: string;
  readonly title: string;
  readonly sensitive: boolean;
  /** The due day as written, where it is no working day. */
  readonly writtenDay: Day | null;
  readonly provisional: boolean;
}

/** Tasks of one answer; a person's units owe some hundred at most. */
const most = 3000;

/** What units owe from a day a month back on, for somebody's calendar: running tasks alone. */
export async function owedDays(
  reading: Reading,
  units: readonly string[],
  now: Instant,
): Promise<readonly OwedDay[]> {
  if (units.length === 0) return [];
  const found = await reading.pool.query<TaskViewRow>(
    `SELECT ${taskViewColumns} FROM task t
     WHERE t.unit = ANY ($1::text[]) AND t.status IN ('assigned', 'active', 'returned')
     ORDER BY t.due_at, t.id LIMIT $2`,
    [units, most],
  );
  const views = await reading.views(found.rows, now);
  const terms = await reading.terms(found.rows);
  const { calendar } = reading.worldData;
  const today = dayOf(now);
  return views.flatMap((view, at): OwedDay[] => {
    const row = found.rows[at];
    if (row === undefined) return [];
    const { unit, docketId, title, sensitive, dueOn } = view;
    const dueDay = view.dueAt.slice(0, 10);
    const owed = (kind: OwedDay['kind'], day: Day, writtenDay: Day | null = null): OwedDay => ({
      ...{ unit, day, kind, taskId: view.id, docketId, title, sensitive, writtenDay },
      provisional: calendar.hasYear(yearOf(day)) && calendar.isProvisional(yearOf(day)),
    });
    const reports = termsOf(terms, row).terms.reportDays.filter((day) => day >= today && day < dueDay);
    return [
      ...(view.status === 'assigned' && view.acceptBy !== null ? [owed('accept', view.acceptBy)] : []),
      ...reports.map((day) => owed('report', day)),
      owed('due', dueDay, dueDay === dueOn ? null : dueOn),
    ];
  });
}
