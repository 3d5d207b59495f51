import type { Instant } from '@duban/calendar';
import type { Organisation } from '@duban/organisation';
import type { Pool } from 'pg';
import { holdersAt } from '../delegations/holders.sql';
import type { NotificationLine } from '../digests/digest';
import { standInFor } from '../digests/stand-in';

/** Somebody whom a message is about to be handed to. */
export interface Listener {
  readonly username: string;
  readonly now: Instant;
}

interface PostRow {
  readonly unit: string;
  readonly post: string;
  readonly own: boolean;
}

const named = ({ unit, post }: { readonly unit: string; readonly post: string }): string => `${unit}/${post}`;

/**
 * The lines that the person is still one to hear: of posts they hold, or stand in for (AB 角), at this instant; of posts of
 * their unit that nobody holds; of units without accounts, for which theirs stands in.
 */
export async function stillToldTo(
  pool: Pool,
  organisation: Organisation,
  { username, now }: Listener,
  lines: readonly NotificationLine[],
): Promise<readonly NotificationLine[]> {
  const found = await pool.query<PostRow>(
    `SELECT unit, post, true AS own FROM ${holdersAt('$2')} h WHERE username = $1
     UNION SELECT unit, post, false FROM account_post WHERE unit = ANY ($3::text[])`,
    [username, new Date(now), [...new Set(lines.map(({ unit }) => unit))]],
  );
  const own = found.rows.filter((row) => row.own);
  const posts = new Set(own.map(named));
  const units = new Set(own.map(({ unit }) => unit));
  const held = new Set(found.rows.map(named));
  return lines.filter((line) => {
    if (posts.has(named(line))) return true;
    if (units.has(line.unit) && !held.has(named(line))) return true;
    return line.standIn === true && units.has(standInFor(line.unit, organisation) ?? '');
  });
}
