import { formatInstant } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { Light } from '@duban/lifecycle';
import type { Pool } from 'pg';
import { lightSql, overdueSql } from '../views/light';
import type { ClauseIndicator, ClauseStanding, SentenceStanding, TaskTally } from './clause-standing';

/** Task ids that a sentence names at most. */
const most = 1_000;

/** From the one that stands before all others. */
const order: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey'];

interface ClauseRow {
  readonly clause: number;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly indicators: readonly ClauseIndicator[];
  readonly closed_at: Date | null;
}

/** The tasks of one template key: what they come to, and the worst of them. */
interface TermsRow extends TaskTally {
  readonly clause: number;
  readonly sentences: readonly number[];
  readonly light: Light;
  readonly ids: readonly string[];
}

/** Clauses of an issue (all, or one) as they stand at an instant. */
export async function standingOf(
  pool: Pool,
  issue: string,
  clause: number | null,
  now: Instant,
): Promise<readonly ClauseStanding[]> {
  const clauses = await pool.query<ClauseRow>(
    `SELECT clause, heading, sentences, indicators, closed_at FROM issue_clause
     WHERE issue_id = $1 AND ($2::integer IS NULL OR clause = $2) ORDER BY clause`,
    [issue, clause],
  );
  const groups = await pool.query<TermsRow>({
    name: 'standing-by-terms',
    text: `
      SELECT m.clause, m.body -> 'sentences' AS sentences, g.total, g.completed, g.overdue, g.light, g.ids
      FROM (
        SELECT terms_id, count(*) AS total, count(*) FILTER (WHERE light = 'blue') AS completed,
          count(*) FILTER (WHERE overdue) AS overdue,
          ($3::text[])[min(rank)] AS light,
          (array_agg(id ORDER BY rank, due_at, id) FILTER (WHERE place <= $4)) AS ids
        FROM (
          SELECT t.*, row_number() OVER (PARTITION BY terms_id ORDER BY rank, due_at, id) AS place
          FROM (
            SELECT l.*, array_position($3::text[], light) AS rank FROM (
              SELECT t.terms_id, t.id, t.due_at, ${lightSql('t', '$2')} AS light, ${overdueSql('t', '$2')} AS overdue
              FROM task t WHERE t.issue_id = $1 AND ($5::integer IS NULL OR t.clause = $5)) AS l) AS t) AS t
        GROUP BY terms_id) AS g
      JOIN terms m ON m.id = g.terms_id`,
    values: [issue, new Date(now), order, most, clause],
  });
  return clauses.rows.map((row) =>
    standing(
      row,
      groups.rows.filter((group) => group.clause === row.clause),
    ),
  );
}

function standing(row: ClauseRow, groups: readonly TermsRow[]): ClauseStanding {
  return {
    clause: row.clause,
    heading: row.heading,
    light: worst(groups),
    tasks: tally(groups),
    sentences: row.sentences.map((text, i) => sentence(i + 1, text, groups)),
    indicators: row.indicators,
    closedAt: row.closed_at === null ? null : formatInstant(row.closed_at.getTime()),
  };
}

function sentence(index: number, text: string, groups: readonly TermsRow[]): SentenceStanding {
  const its = groups.filter((group) => group.sentences.includes(index));
  const byLight = [...its].sort((a, b) => order.indexOf(a.light) - order.indexOf(b.light));
  return {
    index,
    text,
    light: worst(its),
    tasks: tally(its),
    taskIds: byLight.flatMap(({ ids }) => ids).slice(0, most),
  };
}

/** The light that stands before the others; grey where there is no task. */
function worst(groups: readonly TermsRow[]): Light {
  return order.find((light) => groups.some((group) => group.light === light)) ?? 'grey';
}

function tally(groups: readonly TermsRow[]): TaskTally {
  const sum = (pick: (group: TermsRow) => number): number =>
    groups.reduce((all, group) => all + pick(group), 0);
  return { total: sum((g) => g.total), completed: sum((g) => g.completed), overdue: sum((g) => g.overdue) };
}
