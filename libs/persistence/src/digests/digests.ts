import { dayOf } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { atTime } from '@duban/calendar';
import { inTransaction, poolOf } from '../database/connection';
import { reportIncident, resolveIncidents } from '../incidents/incidents';
import { deleteOldKeys } from '../idempotency/stored-answer';
import { TermsCache } from '../record/issued-terms';
import { holdersAt } from '../delegations/holders.sql';
import type { WorldData } from '../world/load-world';
import { failPoint } from '../database/fail-point';
import { compileFor } from './compile-digest';
import type { DigestDue, DigestRun } from './digest';
import { tellStandIns } from './tell-stand-ins';

/** How long a digest waits at most for wakes that are due, ms. */
const patience = 15 * 60_000;
/** What nobody could hear is an incident, with so many of the units named. */
const unheldIncident = 'notices-unheld';
const unitsNamed = 20;
/** Notices that went out are kept so long, in days, for whoever asks what became of one. */
const keptDays = 90;

/**
 * One digest a person a day (design, decision 6). What waits is claimed for a day in one transaction; each
 * person's digest is a transaction of its own, held to one by the day; so a kill -9 anywhere loses and doubles
 * nothing. What is said to a post that nobody holds goes to whoever stands in for its unit (`standInFor`).
 */
export class Digests {
  readonly #terms = new TermsCache();

  constructor(
    private readonly ds: DataSource,
    private readonly worldData: WorldData,
    private readonly businessNow: () => Instant,
  ) {}

  /**
   * The next day to compile and its instant (`remindAt` of a working day): today's, until it is finished, else the next
   * working day's. Days missed in an outage are not made up for: what waited goes into the next.
   */
  async due(): Promise<DigestDue> {
    await this.worldData.refresh();
    const now = this.businessNow();
    const { calendar, remindAt } = this.worldData.world;
    const today = dayOf(now);
    const found = await poolOf(this.ds).query<{ done: boolean }>(
      'SELECT finished_at IS NOT NULL AS done FROM digest_day WHERE day = $1',
      [today],
    );
    const open = calendar.isWorkday(today) && found.rows[0]?.done !== true;
    const day = open ? today : calendar.addWorkdays(today, 1);
    const at = atTime(day, remindAt);
    return { day, at, ready: now >= at && (now >= at + patience || !(await this.#anyWakeDue(at))) };
  }

  /** Compiles a day's digests, one a person; run again it goes on where it stopped. */
  async compile(day: Day): Promise<DigestRun> {
    await this.worldData.refresh();
    await this.#claim(day);
    failPoint('digest-claimed');
    await tellStandIns(this.ds, this.worldData.organisation, day);
    failPoint('digest-stand-ins-told');
    const run = { day, people: 0, lines: 0, dropped: 0, unheld: 0 };
    const pool = poolOf(this.ds);
    const people = await pool.query<{ username: string }>(
      `WITH holder AS ${holdersAt('$2')}
       SELECT DISTINCT a.username FROM (
         SELECT h.username FROM notice n JOIN holder h ON h.unit = n.unit AND h.post = n.post WHERE n.day = $1
         UNION ALL
         SELECT h.username FROM notice n JOIN holder h ON h.unit = n.told_unit WHERE n.day = $1) a
       WHERE NOT EXISTS (
         SELECT 1 FROM notification d WHERE d.username = a.username AND d.day = $1 AND d.kind = 'digest')
       ORDER BY 1`,
      [day, new Date(this.businessNow())],
    );
    for (const { username } of people.rows) {
      const done = await compileFor(this.ds, this.worldData, this.#terms, {
        username,
        day,
        now: this.businessNow(),
      });
      failPoint('digest-of-one-written');
      if (done.lines > 0) run.people += 1;
      run.lines += done.lines;
      run.dropped += done.dropped;
    }
    return { ...run, unheld: await this.#finish(day) };
  }

  /** Clocks armed for an instant at or before `at` have not answered since. */
  async #anyWakeDue(at: Instant): Promise<boolean> {
    const found = await poolOf(this.ds).query('SELECT 1 FROM clock WHERE armed_for <= $1 LIMIT 1', [
      new Date(at),
    ]);
    return found.rows.length > 0;
  }

  /** What waits belongs to the day from here on; what comes later, to the next. Once a day. */
  async #claim(day: Day): Promise<void> {
    await inTransaction(this.ds, async (tx) => {
      const made = await tx.query(
        'INSERT INTO digest_day (day, claimed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [day, new Date(this.businessNow())],
      );
      if (made.rowCount === 1) await tx.query('UPDATE notice SET day = $1 WHERE day IS NULL', [day]);
    });
  }

  /** @returns notices that nobody could hear */
  async #finish(day: Day): Promise<number> {
    const pool = poolOf(this.ds);
    await pool.query('UPDATE digest_day SET finished_at = $2 WHERE day = $1', [
      day,
      new Date(this.businessNow()),
    ]);
    // The day's housekeeping, once everyone has their digest.
    await deleteOldKeys(pool);
    await pool.query('DELETE FROM notice WHERE day < $1::date - $2::integer', [day, keptDays]);
    await pool.query(
      `DELETE FROM delivery WHERE state IN ('sent', 'dropped', 'carried') AND updated_at < now() - make_interval(days => $1)`,
      [keptDays],
    );
    const found = await pool.query<{ unheld: number; units: readonly string[] }>(
      `SELECT count(*) AS unheld, coalesce((array_agg(DISTINCT n.unit))[1:$2], '{}') AS units
       FROM notice n WHERE n.day = $1 AND n.told_unit IS NULL AND NOT EXISTS (
         SELECT 1 FROM account_post a WHERE a.unit = n.unit AND a.post = n.post)`,
      [day, unitsNamed],
    );
    const { unheld = 0, units = [] } = found.rows[0] ?? {};
    if (unheld === 0) await resolveIncidents(pool, unheldIncident, ['digest']);
    else await reportIncident(pool, unheldIncident, 'digest', `${day}: ${unheld} (${units.join(', ')})`);
    return unheld;
  }
}
