import { dayOf, endOfDay, periodOf, periods, yearOf } from '@duban/calendar';
import type { Day, Instant, Period, Rhythm } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import { issueId } from '../ids/record-ids';
import type { ClauseStanding } from './clause-standing';
import { standingOf } from './compile-standing';

/** From the shortest: a clause is compiled as often as its most frequent task reports. */
const rhythms: readonly Rhythm[] = ['month', 'quarter', 'half-year', 'year'];

/** The standing of issued clauses, as it is now and as it was at each period's end. */
export class Standing {
  constructor(
    private readonly ds: DataSource,
    private readonly businessNow: () => Instant,
  ) {}

  /** Every issued clause of a document as it stands now, in the document's order; empty where it was not issued. */
  of(documentId: string, planYear: number): Promise<readonly ClauseStanding[]> {
    return standingOf(poolOf(this.ds), issueId(documentId, planYear), null, this.businessNow());
  }

  /**
   * Keeps a clause's standing at a period's end. `closed`: all its tasks have closed, and this was its final report.
   * Run again it writes the same row.
   */
  async compile(issue: string, clause: number, periodKey: string): Promise<{ readonly closed: boolean }> {
    const pool = poolOf(this.ds);
    const now = new Date(this.businessNow());
    const [standing] = await standingOf(pool, issue, clause, now.getTime());
    if (standing === undefined) return { closed: true };
    const open = await pool.query(
      `SELECT 1 FROM task WHERE issue_id = $1 AND clause = $2
       AND status NOT IN ('completed', 'terminated', 'cancelled') LIMIT 1`,
      [issue, clause],
    );
    const closed = open.rows.length === 0;
    await pool.query(
      `WITH kept AS (
         INSERT INTO clause_standing (issue_id, clause, period, body, compiled_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (issue_id, clause, period) DO UPDATE SET body = excluded.body, compiled_at = excluded.compiled_at)
       UPDATE issue_clause SET closed_at = CASE WHEN $6 THEN coalesce(closed_at, $5) END
       WHERE issue_id = $1 AND clause = $2`,
      [issue, clause, periodKey, JSON.stringify(standing), now, closed],
    );
    return { closed };
  }

  /**
   * The next period of a clause to compile and the instant of its end; null where the clause has closed or has no
   * tasks. Of several that ended meanwhile (an outage) only the last is compiled.
   */
  async nextPeriod(
    issue: string,
    clause: number,
  ): Promise<{ readonly periodKey: string; readonly at: Instant } | null> {
    const found = await poolOf(this.ds).query<{
      rhythms: readonly Rhythm[];
      issued: Date;
      compiled: readonly string[];
    }>(
      `SELECT array_agg(DISTINCT m.body ->> 'rhythm') AS rhythms, min(d.requested_at) AS issued,
         ARRAY(SELECT period FROM clause_standing s WHERE s.issue_id = $1 AND s.clause = $2) AS compiled
       FROM issue_clause c JOIN terms m ON m.issue_id = c.issue_id AND m.clause = c.clause
       JOIN dispatch d ON d.id = m.dispatch_id
       WHERE c.issue_id = $1 AND c.clause = $2 AND c.closed_at IS NULL HAVING count(*) > 0`,
      [issue, clause],
    );
    const [row] = found.rows;
    if (row === undefined) return null;
    const rhythm = rhythms.find((each) => row.rhythms.includes(each)) ?? 'year';
    const next = nextOf(
      rhythm,
      dayOf(row.issued.getTime()),
      new Set(row.compiled),
      dayOf(this.businessNow()),
    );
    return { periodKey: next.key, at: endOfDay(next.to) };
  }
}

/** The last period that ended before `today` and is not compiled, else the first one still running that is not. */
export function nextOf(rhythm: Rhythm, issuedOn: Day, compiled: ReadonlySet<string>, today: Day): Period {
  const first = periodOf(rhythm, issuedOn);
  const all: Period[] = [];
  for (let year = yearOf(issuedOn); year <= yearOf(today) + 1; year += 1) {
    all.push(...periods(rhythm, year).filter((period) => period.from >= first.from));
  }
  const lastCompiled = all.reduce((last, period, i) => (compiled.has(period.key) ? i : last), -1);
  const left = all.slice(lastCompiled + 1);
  const next = left.filter((period) => period.to < today).at(-1) ?? left[0];
  if (next === undefined) throw new Error('There is always a next period.');
  return next;
}
