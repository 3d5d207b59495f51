import type { Pool } from 'pg';
import type { Connection } from '../database/connection';

/** What a machine could not do and a person must look at; one row a kind and subject, counted. */
export async function reportIncident(
  at: Connection | Pool,
  kind: string,
  subject: string,
  error: unknown,
): Promise<void> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await at.query(
    `INSERT INTO incident (kind, subject, error) VALUES ($1, $2, $3)
     ON CONFLICT (kind, subject) DO UPDATE
     SET error = excluded.error, last_at = now(), times = incident.times + 1, resolved_at = NULL`,
    [kind, subject, text.slice(0, 8_000)],
  );
}

/** The subject works again. */
export async function resolveIncidents(
  at: Connection | Pool,
  kind: string,
  subjects: readonly string[],
): Promise<void> {
  await at.query(
    `UPDATE incident SET resolved_at = now()
     WHERE kind = $1 AND subject = ANY ($2::text[]) AND resolved_at IS NULL`,
    [kind, subjects],
  );
}
