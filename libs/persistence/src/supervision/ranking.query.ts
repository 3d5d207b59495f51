import { workingDaysLate } from '@duban/lifecycle';
import type { TaskState } from '@duban/lifecycle';
import { Select } from '../queries/select';
import { termsOf } from '../queries/reading';
import type { Reading } from '../queries/reading';
import type { Viewer } from '../queries/task-filters';
import { reachedFigures } from './reached-figures';
import type { CarriedFigures } from './reached-figures';
import { ofSeenUnits } from './scope';

/** Whose results are compared: the places directly below a path, or units of one type. */
export interface RankingScope {
  readonly by: 'territory' | 'unit';
  /** From the top; null: everything. */
  readonly path: string | null;
  readonly type?: string | undefined;
  readonly level?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
  readonly planYear: number;
}

/** Results of a place or a unit. */
export interface RankedGroup {
  /** A territory's code or a unit's. */
  readonly key: string;
  readonly counted: number;
  readonly completed: number;
  readonly onTime: number;
  readonly returned: number;
  readonly figures: number;
  readonly reached: number;
}

/** A result that counts: closed, or overdue in the unit's own hands. What waits for others counts for nobody. */
const counts = (now: string): string => `(t.status IN ('completed', 'terminated')
  OR t.status IN ('assigned', 'active', 'returned') AND t.overdue_at <= ${now} AND t.obstacle_held_by IS NULL)`;

/** Closed after its due instant, by the calendar alone: whether it was late its pauses say. */
const perhapsLate = `t.status = 'completed' AND (t.state ->> 'since')::bigint > extract(epoch FROM t.due_at) * 1000`;

type Plain = Pick<RankedGroup, 'completed' | 'counted' | 'key'> & { readonly perhaps: number };

/**
 * What places or units came to in a plan year, by results alone. Most of it is counted in one pass; the few that closed
 * after their day are read and judged by the clock's own rules, so that reviews, pauses, obstacles of others and holidays
 * are nobody's lateness.
 */
export async function rankResults(
  reading: Reading,
  viewer: Viewer,
  scope: RankingScope,
): Promise<readonly RankedGroup[]> {
  const [plain, returned, carried] = await Promise.all([
    counted(reading, viewer, scope),
    returns(reading, viewer, scope),
    carriedFigures(reading, viewer, scope),
  ]);
  const late = plain.some(({ perhaps }) => perhaps > 0)
    ? await lateOnes(reading, viewer, scope)
    : new Map<string, number>();
  const figures = await reachedFigures(reading.pool, scope.planYear, carried, viewer.now);
  return plain.map(({ perhaps: _, ...group }) => ({
    ...group,
    onTime: group.completed - (late.get(group.key) ?? 0),
    returned: returned.get(group.key) ?? 0,
    figures: figures.get(group.key)?.figures ?? 0,
    reached: figures.get(group.key)?.reached ?? 0,
  }));
}

/** Begins a statement over the tasks that count; says what they are grouped by. */
function begin(viewer: Viewer, scope: RankingScope): { readonly select: Select; readonly key: string } {
  const select = new Select();
  const { by, path, type, level, document, planYear } = scope;
  ofSeenUnits(select, viewer, { document, level, paths: path === null ? undefined : [path] });
  select.where(`t.issue_id IN (SELECT id FROM issue WHERE plan_year = ${select.param(planYear)})`);
  select.where(counts(`${select.param(new Date(viewer.now))}::timestamptz`));
  if (type !== undefined) select.where(`t.unit_type = ${select.param(type)}`);
  if (by === 'unit') return { select, key: 't.unit' };
  const part = (path ?? '/').split('/').length;
  // Tasks of the place itself belong to none of the places below it.
  select.where(`split_part(t.path, '/', ${part}) <> ''`);
  return { select, key: `split_part(t.path, '/', ${part})` };
}

function counted({ pool }: Reading, viewer: Viewer, scope: RankingScope): Promise<Plain[]> {
  const { select, key } = begin(viewer, scope);
  return select.run<Plain>(
    pool,
    `SELECT ${key} AS key, count(*)::integer AS counted,
       count(*) FILTER (WHERE t.status = 'completed')::integer AS completed,
       count(*) FILTER (WHERE ${perhapsLate})::integer AS perhaps
     FROM task t ${select.whereText} GROUP BY 1 ORDER BY 1`,
  );
}

interface Candidate {
  readonly key: string;
  readonly terms_id: string;
  readonly state: TaskState;
}

/** Rows read at once. */
const batch = 2000;

async function lateOnes(
  reading: Reading,
  viewer: Viewer,
  scope: RankingScope,
): Promise<ReadonlyMap<string, number>> {
  const late = new Map<string, number>();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { select, key } = begin(viewer, scope);
    select.where(perhapsLate);
    select.where(`t.id > ${select.param(after)}`);
    const found = await select.run<Candidate & { readonly id: string }>(
      reading.pool,
      `SELECT t.id, ${key} AS key, t.terms_id, t.state FROM task t ${select.whereText} ORDER BY t.id LIMIT ${batch}`,
    );
    const terms = await reading.terms(found);
    for (const row of found) {
      const days = workingDaysLate(row.state, termsOf(terms, row).terms, viewer.now, reading.worldData.world);
      if (days > 0) late.set(row.key, (late.get(row.key) ?? 0) + 1);
    }
    const last = found.at(-1);
    if (last === undefined || found.length < batch) return late;
    after = last.id;
  }
}

/** Returns, without those that an upheld objection has undone. */
async function returns(
  { pool }: Reading,
  viewer: Viewer,
  scope: RankingScope,
): Promise<ReadonlyMap<string, number>> {
  const { select, key } = begin(viewer, scope);
  const found = await select.run<{ key: string; returned: number }>(
    pool,
    `SELECT ${key} AS key, sum(e.returned - (SELECT count(*) FROM task_event o WHERE o.task_id = t.id
         AND o.kind = 'objection-decided' AND o.data -> 'undone' ->> 'kind' = 'returned'))::integer AS returned
     FROM (SELECT task_id, count(*) AS returned FROM task_event WHERE kind = 'returned' GROUP BY task_id) AS e
     JOIN task t ON t.id = e.task_id ${select.whereText} GROUP BY 1`,
  );
  return new Map(found.map((row) => [row.key, row.returned]));
}

function carriedFigures({ pool }: Reading, viewer: Viewer, scope: RankingScope): Promise<CarriedFigures[]> {
  const { select, key } = begin(viewer, scope);
  return select.run<CarriedFigures>(
    pool,
    `SELECT ${key} AS key, t.territory, t.issue_id AS issue, t.clause, t.key AS task, count(*)::integer AS times
     FROM task t ${select.whereText}
       AND EXISTS (SELECT 1 FROM indicator i WHERE i.issue_id = t.issue_id AND i.clause = t.clause AND i.key = t.key)
     GROUP BY 1, 2, 3, 4, 5`,
  );
}
