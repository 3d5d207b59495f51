import { randomUUID } from 'node:crypto';
import type { CalendarYear, Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/connection';
import { canonicalJson } from '../ids/canonical-json';
import { insertRuleChange } from '../rule-changes/insert-rule-change';

export interface CalendarPut {
  readonly notice: CalendarYear;
  readonly username: string;
  readonly now: Instant;
}

/**
 * Keeps a year's notice beside its former ones, makes it the one in force, and asks for all tasks to be counted anew: in
 * one transaction. The same notice again changes nothing. @returns the change's id, null where nothing changed
 */
export function putCalendar(ds: DataSource, { notice, username, now }: CalendarPut): Promise<string | null> {
  return inTransaction(ds, async (tx) => {
    const { year } = notice;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 11))`);
    const found = await tx.query<{ body: CalendarYear }>('SELECT body FROM calendar_year WHERE year = $1', [
      year,
    ]);
    const before = found.rows[0]?.body ?? null;
    if (before !== null && canonicalJson(before) === canonicalJson(notice)) return null;
    // The former one, where it came before versions were kept.
    await tx.query(
      `INSERT INTO calendar_notice (year, version, body, loaded_by, loaded_at)
       SELECT year, 1, body, NULL, loaded_at FROM calendar_year WHERE year = $1 ON CONFLICT DO NOTHING`,
      [year],
    );
    const body = JSON.stringify(notice);
    await tx.query(
      `INSERT INTO calendar_notice (year, version, body, loaded_by, loaded_at)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM calendar_notice WHERE year = $1`,
      [year, body, username, new Date(now)],
    );
    await tx.query(
      `INSERT INTO calendar_year (year, body, loaded_at) VALUES ($1, $2, clock_timestamp())
       ON CONFLICT (year) DO UPDATE SET body = excluded.body, loaded_at = excluded.loaded_at`,
      [year, body],
    );
    const id = randomUUID();
    const actor = { kind: 'clock' } as const;
    await insertRuleChange(tx, { kind: 'calendar', year, before }, { id, actor, username, now });
    return id;
  });
}
