/**
 * A relation `(username, unit, post)`: who hears what is said to a post at an instant, holders and those who stand in for
 * them while that lasts (AB 角). Somebody who is both appears twice.
 *
 * @param now the parameter that gives the instant, `$2`
 */
export function holdersAt(now: string): string {
  return `(SELECT username, unit, post FROM account_post
    UNION ALL
    SELECT d.deputy, p.unit, p.post FROM delegation d JOIN account_post p ON p.username = d.principal
    WHERE d.revoked_at IS NULL AND d.since <= ${now}::timestamptz AND d.until > ${now}::timestamptz)`;
}
