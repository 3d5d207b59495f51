import type { Instant } from '@duban/calendar';
import type { Visibility } from '@duban/contracts';
import { unitScore } from '@duban/lifecycle';
import type { AssessmentRules, Point, UnitScore, UnitShare } from '@duban/lifecycle';
import type { Reading } from '../queries/reading';
import { Select } from '../queries/select';
import { visibleIds } from '../queries/visible-ids.query';
import { Assessor } from './assess-batch';
import { upheldCorrections } from './compute-publication';

/** A point with the title of its task. */
export interface TitledPoint extends Point {
  readonly title: string;
}

/** A unit's score as answers give it; the points only where units are asked for by name. */
export interface ScoreView extends Omit<UnitScore, 'points'> {
  readonly points?: readonly TitledPoint[];
  /** Points of tasks that the one who asks may not see. */
  readonly withheld?: number;
}

export interface ScoreScope {
  readonly visibility: Visibility;
  readonly units: readonly string[] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

export interface ScorePage {
  readonly items: readonly ScoreView[];
  readonly next: string | null;
}

/** Scores of a publication, by unit code: those of units whose tasks one may see. */
export async function publishedScores(
  reading: Reading,
  publication: string,
  scope: ScoreScope,
): Promise<ScorePage> {
  const select = new Select();
  select.where(`s.publication_id = ${select.param(publication)}`);
  narrow(select, scope, 's');
  const found = await select.run<{ unit: string; body: Omit<UnitScore, 'points' | 'unit'> }>(
    reading.pool,
    `SELECT s.unit, s.body FROM assessment_score s ${select.whereText}
     ORDER BY s.unit COLLATE "C" LIMIT ${select.param(scope.limit + 1)}`,
  );
  const page = found.slice(0, scope.limit);
  const items: ScoreView[] = [];
  for (const { unit, body } of page) {
    const points =
      scope.units === undefined ? {} : await publishedPoints(reading, publication, unit, scope.visibility);
    items.push({ unit, ...body, ...points });
  }
  return { items, next: found.length > scope.limit ? (page.at(-1)?.unit ?? null) : null };
}

async function publishedPoints(
  reading: Reading,
  publication: string,
  unit: string,
  visibility: Visibility,
): Promise<Pick<ScoreView, 'points' | 'withheld'>> {
  const found = await reading.pool.query<{ body: UnitShare }>(
    'SELECT body FROM assessment_share WHERE publication_id = $1 AND unit = $2',
    [publication, unit],
  );
  const head = await reading.pool.query<{ year: number; upto: number }>(
    'SELECT year, objections_upto AS upto FROM assessment_publication WHERE id = $1',
    [publication],
  );
  const { year = 0, upto = 0 } = head.rows[0] ?? {};
  const corrections = (await upheldCorrections(reading.pool, year, upto)).get(unit);
  const { points } = unitScore(
    unit,
    found.rows.map(({ body }) => body),
    corrections,
  );
  return seenPoints(reading, points, visibility);
}

/** Scores as things stand, worked out when they are asked for: a page of units at a time. */
export async function provisionalScores(
  reading: Reading,
  scope: ScoreScope,
  frame: { readonly year: number; readonly rules: AssessmentRules; readonly cutoff: Instant },
): Promise<ScorePage> {
  const { pool, worldData } = reading;
  const select = new Select();
  select.where(`k.issue_id IN (SELECT id FROM issue WHERE plan_year = ${select.param(frame.year)})`);
  narrow(select, scope, 'k');
  const found = await select.run<{ unit: string }>(
    pool,
    `SELECT DISTINCT k.unit COLLATE "C" AS unit FROM (
       SELECT d.unit, d.issue_id, u.unit_type, u.path FROM docket d
       JOIN LATERAL (SELECT t.unit_type, t.path FROM task t WHERE t.docket_id = d.id LIMIT 1) AS u ON true) AS k
     ${select.whereText} ORDER BY 1 LIMIT ${select.param(scope.limit + 1)}`,
  );
  const page = found.slice(0, scope.limit).map(({ unit }) => unit);
  const shares = await sharesOf(
    reading,
    page,
    new Assessor(pool, worldData, { ...frame, ...nothingFixed }),
    frame.year,
  );
  const corrections = await upheldCorrections(pool, frame.year, null);
  const items: ScoreView[] = [];
  for (const unit of page) {
    const { points, ...score } = unitScore(unit, shares.get(unit) ?? [], corrections.get(unit));
    const seen = scope.units === undefined ? {} : await seenPoints(reading, points, scope.visibility);
    items.push({ ...score, ...seen });
  }
  return { items, next: found.length > scope.limit ? (page.at(-1) ?? null) : null };
}

const nothingFixed = { reportsUpto: null, settingsUpto: null };

/** Shares of the tasks that units have or had. */
async function sharesOf(
  { pool }: Reading,
  units: readonly string[],
  assessor: Assessor,
  year: number,
): Promise<ReadonlyMap<string, readonly UnitShare[]>> {
  const found = await pool.query<{ id: string }>(
    `SELECT t.id FROM task t WHERE t.unit = ANY ($1::text[]) AND t.issue_id IN (SELECT id FROM issue WHERE plan_year = $2)
     UNION
     SELECT t.id FROM task_event e JOIN task t ON t.id = e.task_id
     WHERE e.kind = 'reassigned' AND e.data ->> 'from' = ANY ($1::text[])
       AND t.issue_id IN (SELECT id FROM issue WHERE plan_year = $2)
     ORDER BY id`,
    [units, year],
  );
  const all = new Map<string, UnitShare[]>();
  for (let from = 0; from < found.rows.length; from += 500) {
    const batch = found.rows.slice(from, from + 500).map(({ id }) => ({ id, uptoSeq: null }));
    for (const { shares } of await assessor.assess(batch)) {
      for (const share of shares) all.set(share.unit, [...(all.get(share.unit) ?? []), share]);
    }
  }
  return all;
}

/** Units one may see: whose tasks one may see, sensitive ones aside. */
function narrow(select: Select, { visibility, units, after }: ScoreScope, at: string): void {
  const arms = [`${at}.unit = ANY (${select.param(visibility.units)}::text[])`];
  const below = (path: string): string =>
    `${at}.path >= ${select.param(path)} AND ${at}.path < ${select.param(`${path.slice(0, -1)}0`)}`;
  for (const path of visibility.subtrees) arms.push(below(path));
  for (const { type, path } of visibility.typed) {
    arms.push(`${at}.unit_type = ${select.param(type)} AND ${below(path)}`);
  }
  select.where(arms.map((arm) => `(${arm})`).join(' OR '));
  if (units !== undefined) select.where(`${at}.unit = ANY (${select.param(units)}::text[])`);
  if (after !== undefined) select.where(`${at}.unit COLLATE "C" > ${select.param(after)}`);
}

async function seenPoints(
  reading: Reading,
  points: readonly Point[],
  visibility: Visibility,
): Promise<Pick<ScoreView, 'points' | 'withheld'>> {
  const ids = [...new Set(points.map(({ taskId }) => taskId))];
  const visible = await visibleIds(reading.pool, ids, visibility);
  const found = await reading.pool.query<{ id: string; title: string }>(
    'SELECT t.id, m.title FROM task t JOIN terms m ON m.id = t.terms_id WHERE t.id = ANY ($1::uuid[])',
    [ids],
  );
  const titles = new Map(found.rows.map(({ id, title }) => [id, title]));
  const seen = points.filter(({ taskId }) => visible.has(taskId));
  return {
    points: seen.map((point) => ({ ...point, title: titles.get(point.taskId) ?? '' })),
    withheld: points.length - seen.length,
  };
}
