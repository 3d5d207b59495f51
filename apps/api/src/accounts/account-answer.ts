import { formatInstant } from '@duban/calendar';
import type { Organisation, Post } from '@duban/organisation';
import type { AccountRow } from '@duban/persistence';

const instantOrNull = (at: Date | null): string | null => (at === null ? null : formatInstant(at.getTime()));

/** An account as its keeper reads it. */
export function accountAnswer(organisation: Organisation, row: AccountRow): object {
  return {
    username: row.username,
    name: row.name,
    administrator: row.administrator,
    state: row.disabled_at === null ? 'active' : 'disabled',
    posts: row.posts.map(({ unit, post }) => ({
      unit,
      post,
      unitName: organisation.unit(unit)?.name ?? unit,
      title: organisation.postTitle(unit, post as Post),
    })),
    mustChangePassword: row.one_time_until !== null,
    passwordUntil: instantOrNull(row.one_time_until),
    createdAt: formatInstant(row.created_at.getTime()),
    disabledAt: instantOrNull(row.disabled_at),
    version: row.version,
  };
}
